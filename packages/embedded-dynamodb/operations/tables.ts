import { randomUUID } from "node:crypto";
import { invalidParameter, notFound, validationError } from "../errors.ts";
import type { IndexDescription, TableDescription } from "../storage/definition.ts";
import { answer } from "./answer.ts";
import type { Engine } from "./engine.ts";
import { checkBilling, checkDefinition, type DefinitionInput } from "./table-rules.ts";

interface TableInput {
  readonly TableName: string;
}

/** The body of `CreateTable`. */
export interface CreateTableInput extends DefinitionInput {
  readonly TableName: string;
  readonly BillingMode?: "PROVISIONED" | "PAY_PER_REQUEST";
}

interface UpdateInput extends TableInput {
  readonly AttributeDefinitions?: TableDescription["AttributeDefinitions"];
  readonly BillingMode?: TableDescription["BillingMode"];
  readonly ProvisionedThroughput?: NonNullable<TableDescription["ProvisionedThroughput"]>;
  readonly GlobalSecondaryIndexUpdates?: readonly {
    readonly Create?: IndexDescription;
    readonly Delete?: { readonly IndexName: string };
  }[];
}

const ARN = "arn:aws:dynamodb:local:000000000000:table/";
const NO_THROUGHPUT = { ReadCapacityUnits: 0, WriteCapacityUnits: 0 };

/** A table is there, and ACTIVE, as soon as this answers. */
export function createTable({ catalog }: Engine, input: CreateTableInput): string {
  checkDefinition(input);
  const { TableName, AttributeDefinitions, KeySchema, BillingMode = "PROVISIONED" } = input;
  const indexes = [...(input.GlobalSecondaryIndexes ?? []), ...(input.LocalSecondaryIndexes ?? [])];
  const description: TableDescription = {
    TableName,
    TableId: randomUUID(),
    CreationDateTime: Date.now() / 1000,
    AttributeDefinitions,
    KeySchema,
    BillingMode,
    ...(input.ProvisionedThroughput && { ProvisionedThroughput: input.ProvisionedThroughput }),
    ...(input.GlobalSecondaryIndexes && { GlobalSecondaryIndexes: input.GlobalSecondaryIndexes }),
    ...(input.LocalSecondaryIndexes && { LocalSecondaryIndexes: input.LocalSecondaryIndexes }),
    columns: Object.fromEntries(indexes.map(({ IndexName }, at) => [IndexName, at + 1])),
  };
  catalog.create(description);
  return answer({ TableDescription: shown(description, { items: 0, bytes: 0 }) });
}

function shown(description: TableDescription, { items, bytes }: { items: number; bytes: number }): object {
  const {
    columns: _,
    TimeToLiveAttribute: __,
    BillingMode,
    GlobalSecondaryIndexes,
    LocalSecondaryIndexes,
    ...rest
  } = description;
  const arn = `${ARN}${description.TableName}`;
  const index = (each: IndexDescription) => ({ ...each, IndexArn: `${arn}/index/${each.IndexName}` });
  const throughput = { NumberOfDecreasesToday: 0, ...(rest.ProvisionedThroughput ?? NO_THROUGHPUT) };
  return {
    ...rest,
    TableArn: arn,
    TableStatus: "ACTIVE",
    ProvisionedThroughput: throughput,
    ...(BillingMode === "PAY_PER_REQUEST" && { BillingModeSummary: { BillingMode } }),
    ItemCount: items,
    TableSizeBytes: bytes,
    ...(GlobalSecondaryIndexes && {
      GlobalSecondaryIndexes: GlobalSecondaryIndexes.map((each) => ({
        ProvisionedThroughput: throughput,
        ...index(each),
        IndexStatus: "ACTIVE",
      })),
    }),
    ...(LocalSecondaryIndexes && { LocalSecondaryIndexes: LocalSecondaryIndexes.map(index) }),
  };
}

const describe = ({ catalog }: Engine, name: string): TableDescription =>
  catalog.table(name, `Requested resource not found: Table: ${name} not found`).definition.description;

export function describeTable(engine: Engine, { TableName }: TableInput): string {
  return answer({ Table: shown(describe(engine, TableName), engine.catalog.count(TableName)) });
}

export function deleteTable(engine: Engine, { TableName }: TableInput): string {
  const description = describe(engine, TableName);
  engine.catalog.delete(TableName);
  return answer({ TableDescription: { ...shown(description, { items: 0, bytes: 0 }), TableStatus: "DELETING" } });
}

interface ListInput {
  readonly Limit?: number;
  readonly ExclusiveStartTableName?: string;
}

export function listTables({ catalog }: Engine, { Limit = 100, ExclusiveStartTableName = "" }: ListInput): string {
  const names = catalog.names().filter((name) => name > ExclusiveStartTableName);
  const TableNames = names.slice(0, Limit);
  return answer({ TableNames, LastEvaluatedTableName: names.length > Limit ? TableNames.at(-1) : undefined });
}

/** Billing, and one secondary index made or removed; a new index lists what is there before this answers. */
export function updateTable(engine: Engine, input: UpdateInput): string {
  const before = describe(engine, input.TableName);
  const after = withIndexes(withBilling(before, input), input);
  engine.catalog.change(after);
  return answer({ TableDescription: shown(after, engine.catalog.count(input.TableName)) });
}

function withBilling(before: TableDescription, { BillingMode, ProvisionedThroughput }: UpdateInput): TableDescription {
  if (!BillingMode && !ProvisionedThroughput) return before;
  checkBilling({
    BillingMode: BillingMode ?? before.BillingMode,
    ...(ProvisionedThroughput && { ProvisionedThroughput }),
  });
  const { ProvisionedThroughput: was, ...rest } = before;
  if (was && ProvisionedThroughput) refuseSameThroughput(was, ProvisionedThroughput);
  return { ...rest, ...(BillingMode && { BillingMode }), ...(ProvisionedThroughput && { ProvisionedThroughput }) };
}

type Throughput = NonNullable<TableDescription["ProvisionedThroughput"]>;

function refuseSameThroughput(was: Throughput, wanted: Throughput): void {
  const units = ["ReadCapacityUnits", "WriteCapacityUnits"] as const;
  if (units.some((name) => was[name] !== wanted[name])) return;
  const values = units.map(
    (name) => `Current ${name} provisioned for the table: ${was[name]}. Requested ${name}: ${wanted[name]}.`,
  );
  throw validationError(
    `The provisioned throughput for the table will not change. The requested value equals the current value. ${values.join(" ")}`,
  );
}

function withIndexes(before: TableDescription, input: UpdateInput): TableDescription {
  let after = before;
  for (const { Create, Delete } of input.GlobalSecondaryIndexUpdates ?? []) {
    if (Create) after = withIndex(after, Create, input.AttributeDefinitions);
    if (Delete) after = withoutIndex(after, Delete.IndexName);
  }
  return after;
}

function withIndex(
  before: TableDescription,
  index: IndexDescription,
  definitions: TableDescription["AttributeDefinitions"] = [],
): TableDescription {
  const { GlobalSecondaryIndexes: others = [], columns } = before;
  if (others.some(({ IndexName }) => IndexName === index.IndexName))
    throw invalidParameter(`Attempting to create an index which already exists: ${index.IndexName}`);
  const known = new Set(definitions.map(({ AttributeName }) => AttributeName));
  const kept = before.AttributeDefinitions.filter(({ AttributeName }) => !known.has(AttributeName));
  const after = {
    ...before,
    AttributeDefinitions: [...kept, ...definitions],
    GlobalSecondaryIndexes: [...others, index],
    columns: { ...columns, [index.IndexName]: Math.max(0, ...Object.values(columns)) + 1 },
  };
  checkDefinition(after);
  return after;
}

/** The column stays taken: what is written there is not read again. */
function withoutIndex(before: TableDescription, name: string): TableDescription {
  const { GlobalSecondaryIndexes: indexes = [], columns, ...rest } = before;
  const left = indexes.filter(({ IndexName }) => IndexName !== name);
  if (left.length === indexes.length) throw notFound();
  const taken = { ...columns, [`${name} until ${randomUUID()}`]: columns[name]! };
  return { ...rest, columns: taken, ...(left.length > 0 && { GlobalSecondaryIndexes: left }) };
}

interface TimeToLiveInput extends TableInput {
  readonly TimeToLiveSpecification: { readonly AttributeName: string; readonly Enabled: boolean };
}

/** Keeps the attribute's name: what has expired by it is deleted some time later (expiry.ts). */
export function updateTimeToLive(
  engine: Engine,
  { TableName, TimeToLiveSpecification: wanted }: TimeToLiveInput,
): string {
  if (!wanted.AttributeName)
    throw validationError(
      "1 validation error detected: Value '' at 'timeToLiveSpecification.attributeName' failed to satisfy constraint: " +
        "Member must have length greater than or equal to 1",
    );
  const { TimeToLiveAttribute, ...rest } = describe(engine, TableName);
  if (wanted.Enabled && TimeToLiveAttribute !== undefined) throw validationError("TimeToLive is already enabled");
  if (!wanted.Enabled && TimeToLiveAttribute === undefined) throw validationError("TimeToLive is already disabled");
  engine.catalog.change({ ...rest, ...(wanted.Enabled && { TimeToLiveAttribute: wanted.AttributeName }) });
  return answer({ TimeToLiveSpecification: wanted });
}

export function describeTimeToLive(engine: Engine, { TableName }: TableInput): string {
  const { TimeToLiveAttribute: AttributeName } = describe(engine, TableName);
  return answer({
    TimeToLiveDescription: AttributeName
      ? { TimeToLiveStatus: "ENABLED", AttributeName }
      : { TimeToLiveStatus: "DISABLED" },
  });
}
