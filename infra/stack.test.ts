/* oxlint-disable typescript/no-floating-promises -- node:test awaits what its describe, it and before return */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { environmentSchema } from "../lib/platform/env.ts";
import { catalog, siteEnvironment, type CatalogFunction, type FunctionName } from "../workflows/catalog.ts";
import { evaluate, type Evaluation } from "./evaluation/evaluate.ts";
import { tableSchema } from "./table-schema.ts";

const FUNCTION = "aws:lambda/function:Function";
const ROLE = "aws:iam/role:Role";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
const TABLE = "aws:dynamodb/table:Table";
const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html */
const ALL_VIEWER_EXCEPT_HOST_HEADER = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

type Resource = Evaluation["resources"][number];
interface Statement {
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

const SECRETS = {
  AuthSecret: "s".repeat(32),
  StripeSecretKey: "sk_test_stack",
  StripeWebhookSecret: "whsec_stack",
  EasypostApiKey: "EZTK_stack",
  EasypostWebhookSecret: "carrier_stack",
};
const MAIL_FROM = "QuantaSneaks <hello@example.com>";
const DOMAIN = "shop.example.com";

const entries = Object.entries(catalog) as [FunctionName, CatalogFunction][];
const durables = entries.filter(([, { durable }]) => durable);
const ordinaries = entries.filter(([, { durable }]) => !durable);
const pascal = (name: string) => name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
const resourceName = ([name, { durable }]: [FunctionName, CatalogFunction]) =>
  `${pascal(name)}${durable ? "Handler" : ""}`;
const SITE = "SiteServerEucentral1";
/** Ours, by SST's name; the site's helpers (image optimizer, revalidation) are SST's own business. */
const ours = [...entries.map(resourceName), SITE];

const ofType = ({ resources }: Evaluation, type: string): Resource[] => resources.filter((r) => r.type === type);

function inputsOf(evaluation: Evaluation, type: string, name: string) {
  const found = ofType(evaluation, type).find((resource) => resource.name === name);
  assert.ok(found, `the stack has a ${type} named ${name}`);
  return found.inputs;
}

/** Of the variables, those that are ours: SST and OpenNext add their own. */
const variablesOf = (evaluation: Evaluation, name: string): Record<string, string> =>
  inputsOf(evaluation, FUNCTION, `${name}Function`).environment.variables;
const ownNames = (variables: Record<string, string>) =>
  Object.keys(variables).filter((name) => !/^(SST|CACHE|REVALIDATION)_/.test(name));

const parse = (policy: string): Statement[] => JSON.parse(policy).Statement;

function statementsOf(evaluation: Evaluation, name: string): Statement[] {
  const inline = inputsOf(evaluation, ROLE, `${name}Role`).inlinePolicies ?? [];
  const attached = ofType(evaluation, ROLE_POLICY).filter(({ inputs }) => inputs.role.includes(`-${name}Role-`));
  return [...inline, ...attached.map(({ inputs }) => inputs)].flatMap(({ policy }) => parse(policy));
}

/** Every `action resource` of a function on what is ours: the table, mail, workflows. Names without SST's prefix and suffix. */
const grantsOf = (evaluation: Evaluation, name: string): string[] =>
  statementsOf(evaluation, name)
    .flatMap(({ Action, Resource }) => Action.flatMap((action) => Resource.map((resource) => `${action} ${resource}`)))
    .filter((grant) => /^(ses|lambda|bedrock):|StoreTable/.test(grant))
    .map((grant) => grant.replace(/arn:aws:[a-z]+:[\w-]+:\d+:[a-z-]+[:/]/, "").replace("quantasneaks-test-", ""))
    .map((grant) => grant.replace(/-[a-z]{8}(?=$|[:/])/, ""));

const onTable = (...actions: string[]) => [...actions, "BatchGetItem"].map((action) => `dynamodb:${action} StoreTable`);
const onMail = ["ses:SendEmail hello@example.com", "ses:SendEmail MailConfig"];
const onWorkflows = [
  "lambda:InvokeFunction",
  "lambda:SendDurableExecutionCallbackSuccess",
  "lambda:StopDurableExecution",
].flatMap((action) =>
  [
    "RegistrationHandlerFunction:*",
    "PasswordResetHandlerFunction:*",
    "InvitationHandlerFunction:*",
    "OrderHandlerFunction:*",
    "DropHandlerFunction:*",
    "DrawHandlerFunction:*",
    "ReturnHandlerFunction:*",
  ].map((resource) => `${action} ${resource}`),
);
const onExecutionsOf = (name: string) =>
  ["lambda:InvokeFunction", "lambda:SendDurableExecutionCallbackSuccess", "lambda:StopDurableExecution"].map(
    (action) => `${action} ${name}HandlerFunction:*`,
  );
const onReconciliation = onExecutionsOf("Reconciliation");
const onDrops = onExecutionsOf("Drop");
const onExecutions = ["lambda:ListDurableExecutionsByFunction", "lambda:GetDurableExecutionHistory"].flatMap((action) =>
  [
    "RegistrationHandlerFunction",
    "PasswordResetHandlerFunction",
    "InvitationHandlerFunction",
    "OrderHandlerFunction",
    "DropHandlerFunction",
    "DrawHandlerFunction",
    "ReturnHandlerFunction",
    "ReconciliationHandlerFunction",
  ].flatMap((name) => [`${action} ${name}`, `${action} ${name}:*`]),
);

/** What each function may do to what is ours: exactly what its code does. */
const GRANTS: Record<string, readonly string[]> = {
  RegistrationHandler: [
    ...onTable("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"),
    ...onMail,
    "lambda:SendDurableExecutionCallbackSuccess RegistrationHandlerFunction:*",
  ],
  PasswordResetHandler: [...onTable("GetItem", "UpdateItem", "DeleteItem", "Query"), ...onMail],
  InvitationHandler: [
    ...onTable("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"),
    ...onMail,
    "lambda:SendDurableExecutionCallbackSuccess RegistrationHandlerFunction:*",
  ],
  OrderHandler: [
    ...onTable("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"),
    ...onMail,
    "lambda:SendDurableExecutionCallbackSuccess OrderHandlerFunction:*",
    "lambda:SendDurableExecutionCallbackSuccess ReturnHandlerFunction:*",
    "lambda:SendDurableExecutionCallbackSuccess DrawHandlerFunction:*",
  ],
  ReturnHandler: [
    ...onTable("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"),
    ...onMail,
    "lambda:SendDurableExecutionCallbackSuccess ReturnHandlerFunction:*",
  ],
  DropHandler: [
    ...onTable("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"),
    ...onMail,
    ...onExecutionsOf("Draw"),
  ],
  DrawHandler: [
    ...onTable("GetItem", "PutItem", "UpdateItem", "Query"),
    ...onExecutionsOf("Order"),
    "lambda:SendDurableExecutionCallbackSuccess DrawHandlerFunction:*",
  ],
  ReconciliationHandler: [
    ...onTable("GetItem", "PutItem", "UpdateItem", "Query"),
    "dynamodb:Query StoreTable/index/gsi1",
    "lambda:SendDurableExecutionCallbackSuccess OrderHandlerFunction:*",
  ],
  Sweep: [
    ...onTable("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"),
    "dynamodb:Query StoreTable/index/gsi1",
    ...onMail,
    ...onWorkflows,
  ],
  Seed: [...onTable("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"), ...onDrops],
  [SITE]: [
    ...onTable("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"),
    "dynamodb:Query StoreTable/index/gsi1",
    ...onMail,
    ...onWorkflows,
    ...onReconciliation,
    ...onExecutions,
    "ses:GetAccount *",
  ],
};

const lambdaArn = (evaluation: Evaluation, name: string) =>
  `arn:aws:lambda:eu-central-1:123456789012:function:${inputsOf(evaluation, FUNCTION, `${name}Function`).name}`;

// Each in a process of its own, side by side.
const WAREHOUSE_ADDRESS = JSON.stringify({
  name: "Shop",
  line1: "Street 1",
  postalCode: "1",
  city: "X",
  country: "DE",
});
const settings = { MAIL_FROM, WAREHOUSE_ADDRESS };
const underTest = evaluate({ stage: "test", settings, secrets: SECRETS });
const production = evaluate({
  stage: "production",
  settings: {
    ...settings,
    SITE_DOMAIN: DOMAIN,
    MAIL_DOMAIN: "example.com",
    WORDS_MODEL: "bedrock:eu.vendor.model-v1:0",
  },
  secrets: SECRETS,
  isFilledIn: true,
});
const nameless = evaluate({
  stage: "production",
  settings: { ...settings, SITE_DOMAIN: DOMAIN, MAIL_DOMAIN: "example.com" },
  secrets: SECRETS,
});
const careless = evaluate({ stage: "test", settings, secrets: { ...SECRETS, AuthSecret: "short" } });

describe("a stage without a domain", () => {
  let stack: Evaluation;
  before(async () => {
    stack = await underTest;
  });

  it("evaluates without an error", () => {
    assert.deepEqual(stack.errors, []);
    assert.ok(stack.resources.length > 60, `${stack.resources.length} resources`);
  });

  it("goes away with `sst remove`", () => {
    assert.deepEqual([stack.app.removal, stack.app.protect], ["remove", false]);
    assert.equal(inputsOf(stack, TABLE, "StoreTable").deletionProtectionEnabled, false);
  });

  it("has the table of the schema, with point-in-time recovery", () => {
    const { hashKey, rangeKey, ttl, pointInTimeRecovery, globalSecondaryIndexes } = inputsOf(
      stack,
      TABLE,
      "StoreTable",
    );
    assert.deepEqual({ hashKey, rangeKey }, tableSchema.primaryIndex);
    assert.deepEqual(ttl, { attributeName: tableSchema.ttl, enabled: true });
    assert.deepEqual(pointInTimeRecovery, { enabled: true });
    const [index, ...others] = globalSecondaryIndexes;
    assert.deepEqual(others, []);
    assert.deepEqual({ gsi1: { hashKey: index.hashKey, rangeKey: index.rangeKey } }, tableSchema.globalIndexes);
    assert.equal(index.projectionType, "ALL");
  });

  for (const [name, { durable, invocationTimeoutSeconds }] of durables)
    it(`${name} is durable, versioned, and has the catalog's times`, () => {
      const inputs = inputsOf(stack, FUNCTION, `${pascal(name)}HandlerFunction`);
      assert.deepEqual(inputs.durableConfig, {
        executionTimeout: durable?.executionTimeoutSeconds,
        retentionPeriod: durable?.retentionDays,
      });
      assert.equal(inputs.timeout, invocationTimeoutSeconds);
      assert.equal(inputs.publish, true);
      const { managedPolicyArns } = inputsOf(stack, ROLE, `${pascal(name)}HandlerRole`);
      assert.ok(managedPolicyArns.some((arn: string) => arn.endsWith("/AWSLambdaBasicDurableExecutionRolePolicy")));
    });

  for (const [name, { invocationTimeoutSeconds }] of ordinaries)
    it(`${name} is an ordinary function with the catalog's timeout`, () => {
      const inputs = inputsOf(stack, FUNCTION, `${pascal(name)}Function`);
      assert.equal(inputs.durableConfig, undefined);
      assert.equal(inputs.timeout, invocationTimeoutSeconds);
    });

  it("runs on Node 24 and arm64", () => {
    for (const name of ours) {
      const { runtime, architectures } = inputsOf(stack, FUNCTION, `${name}Function`);
      assert.deepEqual([name, runtime, architectures], [name, "nodejs24.x", ["arm64"]]);
    }
  });

  it("schedules what the catalog schedules, and nothing else", () => {
    const scheduled = ofType(stack, "aws:scheduler/schedule:Schedule").map(
      ({ inputs }) => `${inputs.scheduleExpression} ${inputs.target.arn}`,
    );
    assert.deepEqual(scheduled.toSorted(), [
      `cron(0 3 * * ? *) ${lambdaArn(stack, "ReconciliationHandler")}:7`,
      `rate(1 minute) ${lambdaArn(stack, "Sweep")}`,
    ]);
  });

  it("tells each function the catalog's variables, no more and no fewer", () => {
    for (const entry of entries)
      assert.deepEqual(ownNames(variablesOf(stack, resourceName(entry))).toSorted(), entry[1].environment.toSorted());
  });

  it("tells the site the catalog's variables, and next-auth its address", () => {
    const wanted = [...siteEnvironment, "NEXTAUTH_URL"];
    assert.deepEqual(ownNames(variablesOf(stack, SITE)).toSorted(), wanted.toSorted());
  });

  it("gives the site no key that moves money: webhooks need the signing secret alone", () => {
    const variables = variablesOf(stack, SITE);
    assert.equal(variables["STRIPE_SECRET_KEY"], undefined);
    assert.ok(!JSON.stringify(variables).includes(SECRETS.StripeSecretKey));
    assert.equal(variables["EASYPOST_API_KEY"], undefined);
    assert.ok(!JSON.stringify(variables).includes(SECRETS.EasypostApiKey));
  });

  it("gives values that the running code will accept", () => {
    for (const name of ours) {
      const variables = variablesOf(stack, name);
      const { error } = environmentSchema.partial().safeParse(variables);
      assert.equal(error, undefined, `${name}: ${error?.message}`);
    }
  });

  it("names the workflows by the published version", () => {
    const { ORDER_FUNCTION, PASSWORD_RESET_FUNCTION, REGISTRATION_FUNCTION } = variablesOf(stack, SITE);
    assert.equal(ORDER_FUNCTION, `${lambdaArn(stack, "OrderHandler")}:7`);
    assert.equal(PASSWORD_RESET_FUNCTION, `${lambdaArn(stack, "PasswordResetHandler")}:7`);
    assert.equal(REGISTRATION_FUNCTION, `${lambdaArn(stack, "RegistrationHandler")}:7`);
  });

  it("has one address, CloudFront's, known to functions and site alike", () => {
    const { SITE_URL, NEXTAUTH_URL } = variablesOf(stack, SITE);
    assert.equal(SITE_URL, "https://d111.cloudfront.net");
    assert.equal(NEXTAUTH_URL, SITE_URL);
    for (const name of ["OrderHandler", "RegistrationHandler"])
      assert.equal(variablesOf(stack, name)["SITE_URL"], SITE_URL);
  });

  it("lets the edge alone call the site, and no other site's page", () => {
    const { authorizationType, cors } = inputsOf(stack, "aws:lambda/functionUrl:FunctionUrl", `${SITE}Url`);
    assert.deepEqual([authorizationType, cors], ["AWS_IAM", undefined]);
    const callers = ofType(stack, "aws:lambda/permission:Permission")
      .filter(({ inputs }) => inputs.function.includes(SITE))
      .map(({ inputs }) => [inputs.principal, inputs.sourceArn.includes("AddressCdnDistribution")]);
    assert.deepEqual(callers, [
      ["cloudfront.amazonaws.com", true],
      ["cloudfront.amazonaws.com", true],
    ]);
  });

  it("is told by the edge who calls: the policy that CloudFront adds its viewer headers by", () => {
    const { defaultCacheBehavior } = inputsOf(stack, DISTRIBUTION, "AddressCdnDistribution");
    assert.equal(defaultCacheBehavior.originRequestPolicyId, ALL_VIEWER_EXCEPT_HOST_HEADER);
    assert.equal(variablesOf(stack, SITE)["CALLER_HEADER"], "cloudfront-viewer-address");
  });

  it("lets services assume roles, never an account", () => {
    for (const { name, inputs } of ofType(stack, ROLE)) {
      const trusted = JSON.parse(inputs.assumeRolePolicy).Statement.map((s: { Principal: object }) => s.Principal);
      assert.deepEqual(Object.keys(Object.assign({}, ...trusted)), ["Service"], name);
    }
  });

  it("grants no wildcard action, and `*` only to the one action that knows no resource", () => {
    const policies = ofType(stack, ROLE).map(({ name }) => name.replace(/Role$/, ""));
    const all = policies.flatMap((name) => statementsOf(stack, name).map((statement) => ({ name, ...statement })));
    const wild = all.filter(({ Action }) => Action.some((action) => action.includes("*")));
    assert.deepEqual(wild, []);
    const anywhere = all.filter(({ Resource }) => Resource.includes("*")).map(({ name, Action }) => [name, Action]);
    assert.deepEqual(anywhere, [[SITE, ["ses:GetAccount"]]]);
  });

  for (const name of ours)
    it(`lets ${name} do what its code does, and no more`, () => {
      assert.deepEqual(grantsOf(stack, name).toSorted(), GRANTS[name]?.toSorted());
    });
});

describe("production with a domain", () => {
  let stack: Evaluation;
  before(async () => {
    stack = await production;
  });

  it("evaluates without an error", () => assert.deepEqual(stack.errors, []));

  it("outlives a mistaken `sst remove`, and so does its table", () => {
    assert.deepEqual([stack.app.removal, stack.app.protect], ["retain", true]);
    assert.equal(inputsOf(stack, TABLE, "StoreTable").deletionProtectionEnabled, true);
  });

  it("answers under its own name and says so to everyone", () => {
    const { aliases } = inputsOf(stack, DISTRIBUTION, "AddressCdnDistribution");
    assert.deepEqual(aliases, [DOMAIN]);
    const urls = [SITE, "OrderHandler", "RegistrationHandler"].map((name) => variablesOf(stack, name)["SITE_URL"]);
    assert.deepEqual(urls, Array(3).fill(`https://${DOMAIN}`));
  });

  it("lets the order alone ask the one model that is named to write explanations, by its profile in the regions of that", () => {
    const asking = ours.flatMap((name) =>
      statementsOf(stack, name)
        .filter(({ Action }) => Action.some((action) => action.startsWith("bedrock:")))
        .map(({ Action, Resource }) => [name, Action, Resource]),
    );
    assert.deepEqual(asking, [
      [
        "OrderHandler",
        ["bedrock:InvokeModel"],
        [
          "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.vendor.model-v1:0",
          "arn:aws:bedrock:*::foundation-model/vendor.model-v1:0",
        ],
      ],
    ]);
  });

  it("proves to SES that it owns the whole mail domain", () => {
    assert.equal(inputsOf(stack, "aws:sesv2/emailIdentity:EmailIdentity", "MailIdentity").emailIdentity, "example.com");
  });
});

describe("a stage with a secret that the code would refuse", () => {
  it("is not deployed, and says which", async () => {
    const { errors } = await careless;
    assert.match(errors[0] ?? "", /^AUTH_SECRET: Too small/);
  });

  it("a shop that does not say who sells is refused, and told what is missing", async () => {
    const { errors } = await nameless;
    assert.match(errors[0] ?? "", /content\/seller\.ts .*: name, street, /);
  });
});
