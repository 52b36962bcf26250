import { catalog, type CatalogFunction, type FunctionName } from "../workflows/catalog";
import { address } from "./address";
import { environmentOf, type Values } from "./environment";
import { known, needs, permissionsOf, wakeStatement, type Needs, type Workflows } from "./permissions";
import { secrets } from "./secrets";
import { settings } from "./stage";
import { table } from "./table";

type Durable = NonNullable<CatalogFunction["durable"]>;

export const entries = Object.entries(catalog) as [FunctionName, CatalogFunction][];
export const pascal = (name: string): string =>
  name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What a function of either kind is made of. */
export const partsOf = (name: FunctionName, values: Values, workflows: Workflows) => ({
  handler: catalog[name].handler,
  runtime: "nodejs24.x" as const,
  architecture: "arm64" as const,
  nodejs: {
    splitting: true, // what is imported when it is needed is loaded then: the client of a language model
    esbuild: { define: { "process.env.NODE_ENV": '"production"' } }, // one copy of React, not two
  },
  environment: environmentOf(catalog[name].environment, values),
  permissions: permissionsOf(name, workflows),
});

/** What may be told to a function before any function is there. */
const early: Values = {
  TABLE_NAME: table.name,
  SITE_URL: address.url,
  MAIL_FROM: settings.MAIL_FROM,
  STRIPE_API_URL: settings.STRIPE_API_URL,
  EASYPOST_API_URL: settings.EASYPOST_API_URL,
  BEACON_URL: settings.BEACON_URL,
  BEACON_CHAIN: settings.BEACON_CHAIN,
  WAREHOUSE_ADDRESS: settings.WAREHOUSE_ADDRESS,
  WORDS_MODEL: settings.WORDS_MODEL,
  WORDS_API_URL: settings.WORDS_API_URL,
  CALLER_HEADER: "cloudfront-viewer-address", // the function URL takes requests of the edge alone (address.ts)
  PROXY_HOPS: "0",
  ...secrets,
};

/** AWS starts a durable execution only on a version, and finishes it on the one it began on. */
export const qualified = ({ arn, qualifier }: sst.aws.Workflow) => $interpolate`${arn}:${qualifier}`;

/** Everything that can be told to a function that is made after these. */
const valuesBeside = (made: Workflows): Values => ({
  ...early,
  ...Object.fromEntries(
    Object.entries(made).map(([name, workflow]) => [
      `${name.toUpperCase().replaceAll("-", "_")}_FUNCTION`,
      qualified(workflow),
    ]),
  ),
});

const makeWorkflow = (
  name: FunctionName,
  { executionTimeoutSeconds, retentionDays }: Durable,
  made: Workflows,
): sst.aws.Workflow =>
  new sst.aws.Workflow(pascal(name), {
    ...partsOf(name, valuesBeside(made), made),
    timeout: {
      execution: `${executionTimeoutSeconds} seconds`,
      invocation: `${catalog[name].invocationTimeoutSeconds} seconds`,
    },
    retention: `${retentionDays} days`,
  });

/** In the catalog's order: what starts another comes after it. */
export const workflows: Workflows = entries.reduce<Workflows>(
  (made, [name, { durable }]) => (durable ? { ...made, [name]: makeWorkflow(name, durable, made) } : made),
  {},
);

/** Everything that a function can be told. */
export const values: Values = valuesBeside(workflows);

/** A policy of its own: one inside the role would have to know the function that is made with the role. */
const letItWake = (name: string, workflow: sst.aws.Workflow, woken: readonly sst.aws.Workflow[]) =>
  new aws.iam.RolePolicy(`${pascal(name)}Wakes`, {
    role: workflow.nodes.function.nodes.role.name,
    policy: aws.iam.getPolicyDocumentOutput({ statements: [wakeStatement(woken)] }).json,
  });

for (const [name, workflow] of Object.entries(workflows)) {
  const { wakes = [] }: Needs = needs[name as FunctionName];
  if (wakes.length > 0)
    letItWake(
      name,
      workflow,
      wakes.map((woken) => known(workflows, woken)),
    );
}
