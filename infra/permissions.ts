import type { catalog, FunctionName } from "../workflows/catalog";
import { mail } from "./mail";
import { settings } from "./stage";
import { table } from "./table";

type TableAction = "GetItem" | "PutItem" | "UpdateItem" | "DeleteItem" | "Query";
type WorkflowName = {
  [Name in FunctionName]: (typeof catalog)[Name] extends { durable: object } ? Name : never;
}[FunctionName];

export interface Needs {
  readonly table: readonly TableAction[];
  /** Also reads the table's index. */
  readonly index?: boolean;
  readonly sendsMail?: boolean;
  /** Asks the language model that the stage names (lib/shop/risk/words), where that is one of Amazon Bedrock. */
  readonly writesWords?: boolean;
  /** Durable functions whose executions it starts, stops and replaces, and whose callbacks it completes. */
  readonly starts?: readonly WorkflowName[];
  /** Lists executions and reads what they did: the operators' page. */
  readonly watches?: readonly WorkflowName[];
  /** Durable functions whose callbacks it completes: its own, when the answer came before the question, or another's. */
  readonly wakes?: readonly WorkflowName[];
  /** Asks the services whether they are there (lib/platform/health). */
  readonly checksHealth?: boolean;
}

/** What each one's code calls, and no more. Found by following its imports down to lib/platform/table and lib/platform/aws. */
export const needs = {
  registration: {
    table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"],
    sendsMail: true,
    wakes: ["registration"],
  },
  "password-reset": { table: ["GetItem", "UpdateItem", "DeleteItem", "Query"], sendsMail: true },
  invitation: {
    table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"],
    sendsMail: true,
    wakes: ["registration"],
  },
  order: {
    table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"],
    sendsMail: true,
    writesWords: true,
    wakes: ["order", "return", "draw"],
  },
  return: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"], sendsMail: true, wakes: ["return"] },
  draw: { table: ["GetItem", "PutItem", "UpdateItem", "Query"], starts: ["order"], wakes: ["draw"] },
  drop: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"], sendsMail: true, starts: ["draw"] },
  reconciliation: { table: ["GetItem", "PutItem", "UpdateItem", "Query"], index: true, wakes: ["order"] },
  sweep: {
    table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"],
    index: true,
    sendsMail: true,
    starts: ["registration", "password-reset", "invitation", "order", "return", "drop", "draw"],
  },
  seed: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"], starts: ["drop"] },
  site: {
    table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"],
    index: true,
    sendsMail: true,
    starts: ["registration", "password-reset", "invitation", "order", "return", "drop", "draw", "reconciliation"],
    watches: ["registration", "password-reset", "invitation", "order", "return", "drop", "draw", "reconciliation"],
    checksHealth: true,
  },
} as const satisfies Record<FunctionName | "site", Needs>;

interface Statement {
  readonly actions: string[];
  readonly resources: $util.Input<string>[];
}

export type Workflows = Readonly<Partial<Record<FunctionName, sst.aws.Workflow>>>;

/** Reads that are asked for together travel together (lib/platform/table/read.ts): who may read one may read many. */
const withBatches = (action: TableAction): string[] => (action === "GetItem" ? [action, "BatchGetItem"] : [action]);

const tableStatement = (actions: readonly TableAction[]): Statement => ({
  actions: actions.flatMap(withBatches).map((action) => `dynamodb:${action}`),
  resources: [table.arn],
});

const indexStatement = (): Statement => ({
  actions: ["dynamodb:Query"],
  resources: [$interpolate`${table.arn}/index/gsi1`],
});

const mailStatement = (): Statement => ({
  actions: ["ses:SendEmail"],
  resources: [mail.nodes.identity.arn, mail.nodes.configurationSet.arn],
});

/** An inference profile (`eu.vendor.model`) sends a request to its model in a region of its choice: both are asked for. */
const PROFILE = /^(?:[a-z]{2,6})\.(?=[a-z0-9-]+\.)/;

function modelArns(model: string): $util.Input<string>[] {
  const region = aws.getRegionOutput().region;
  if (!PROFILE.test(model)) return [$interpolate`arn:aws:bedrock:${region}::foundation-model/${model}`];
  const account = aws.getCallerIdentityOutput().accountId;
  return [
    $interpolate`arn:aws:bedrock:${region}:${account}:inference-profile/${model}`,
    `arn:aws:bedrock:*::foundation-model/${model.replace(PROFILE, "")}`,
  ];
}

/** One model, and only where one is named. */
function wordsStatements(): Statement[] {
  const [, model] = /^bedrock:(.+)$/.exec(settings.WORDS_MODEL) ?? [];
  return model === undefined ? [] : [{ actions: ["bedrock:InvokeModel"], resources: modelArns(model) }];
}

/** Of every version: a deploy must not lock out what still runs on the last one. */
const versionsOf = ({ arn }: sst.aws.Workflow) => $interpolate`${arn}:*`;

const startStatement = (workflows: readonly sst.aws.Workflow[]): Statement => ({
  actions: ["lambda:InvokeFunction", "lambda:SendDurableExecutionCallbackSuccess", "lambda:StopDurableExecution"],
  resources: workflows.map(versionsOf),
});

const watchStatement = (workflows: readonly sst.aws.Workflow[]): Statement => ({
  actions: ["lambda:ListDurableExecutionsByFunction", "lambda:GetDurableExecutionHistory"],
  resources: workflows.flatMap((workflow) => [workflow.arn, versionsOf(workflow)]),
});

export const wakeStatement = (workflows: readonly sst.aws.Workflow[]): Statement => ({
  actions: ["lambda:SendDurableExecutionCallbackSuccess"],
  resources: workflows.map(versionsOf),
});

/** Who checks health also watches: listing executions is granted there. */
const healthStatement = (): Statement => ({ actions: ["ses:GetAccount"], resources: ["*"] }); // knows no resource

export function known(workflows: Workflows, name: WorkflowName): sst.aws.Workflow {
  const workflow = workflows[name];
  if (!workflow) throw new Error(`${name} is started before it is made`);
  return workflow;
}

/** The policy of one function, over the workflows made so far. */
export function permissionsOf(name: keyof typeof needs, workflows: Workflows): Statement[] {
  const { table, index, sendsMail, writesWords, starts, watches, checksHealth }: Needs = needs[name];
  return [
    tableStatement(table),
    ...(index ? [indexStatement()] : []),
    ...(sendsMail ? [mailStatement()] : []),
    ...(writesWords ? wordsStatements() : []),
    ...(starts ? [startStatement(starts.map((started) => known(workflows, started)))] : []),
    ...(watches ? [watchStatement(watches.map((watched) => known(workflows, watched)))] : []),
    ...(checksHealth ? [healthStatement()] : []),
  ];
}
