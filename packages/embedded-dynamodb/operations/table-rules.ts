import { invalidParameter, validationError } from "../errors.ts";
import type { IndexDescription, KeySchemaElement, TableDescription } from "../storage/definition.ts";

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html */
const MAX_GLOBAL_INDEXES = 20;
const MAX_LOCAL_INDEXES = 5;

interface BillingInput {
  readonly BillingMode?: TableDescription["BillingMode"];
  readonly ProvisionedThroughput?: NonNullable<TableDescription["ProvisionedThroughput"]>;
}

export interface DefinitionInput extends BillingInput {
  readonly AttributeDefinitions: TableDescription["AttributeDefinitions"];
  readonly KeySchema: readonly KeySchemaElement[];
  readonly GlobalSecondaryIndexes?: readonly IndexDescription[];
  readonly LocalSecondaryIndexes?: readonly IndexDescription[];
}

/** Throws a ValidationException for a table that the service would not make. */
export function checkDefinition(input: DefinitionInput): void {
  checkBilling(input);
  checkTypes(input);
  checkSchema(input, input.KeySchema);
  const { GlobalSecondaryIndexes: global, LocalSecondaryIndexes: local } = input;
  if (global) checkList("GlobalSecondaryIndexes", global);
  if (local) checkList("LocalSecondaryIndexes", local);
  const indexes = [...(global ?? []), ...(local ?? [])];
  for (const index of indexes) checkIndex(input, index);
  for (const index of local ?? []) checkLocal(input, index);
  checkNames(indexes);
  checkCounts(global, local);
  refuseUnusedDefinitions(input, indexes);
}

export function checkBilling({ BillingMode = "PROVISIONED", ProvisionedThroughput }: BillingInput): void {
  if (BillingMode === "PAY_PER_REQUEST" && ProvisionedThroughput)
    throw invalidParameter(
      "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST",
    );
  if (BillingMode === "PROVISIONED" && !ProvisionedThroughput)
    throw invalidParameter(
      "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED",
    );
  for (const [name, units] of Object.entries(ProvisionedThroughput ?? {}))
    if (units < 1)
      throw validationError(
        `1 validation error detected: Value '${units}' at 'provisionedThroughput.${name[0]!.toLowerCase()}${name.slice(1)}' ` +
          "failed to satisfy constraint: Member must have value greater than or equal to 1",
      );
}

function checkTypes({ AttributeDefinitions, KeySchema }: DefinitionInput): void {
  for (const [at, { AttributeType }] of AttributeDefinitions.entries())
    checkEnum(`attributeDefinitions.${at + 1}.member.attributeType`, AttributeType, ["B", "N", "S"]);
  for (const [at, { KeyType }] of KeySchema.entries())
    checkEnum(`keySchema.${at + 1}.member.keyType`, KeyType, ["HASH", "RANGE"]);
  if (KeySchema.length > AttributeDefinitions.length)
    throw validationError("Invalid KeySchema: Some index key attribute have no definition");
}

function checkEnum(where: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value))
    throw validationError(
      `1 validation error detected: Value '${value}' at '${where}' failed to satisfy constraint: ` +
        `Member must satisfy enum value set: ${listed(allowed)}`,
    );
}

const listed = (names: readonly string[]): string => `[${names.join(", ")}]`;

function checkSchema({ AttributeDefinitions }: DefinitionInput, schema: readonly KeySchemaElement[]): void {
  const defined = AttributeDefinitions.map(({ AttributeName }) => AttributeName);
  const keys = schema.map(({ AttributeName }) => AttributeName);
  if (keys.some((key) => !defined.includes(key)))
    throw invalidParameter(
      "Some index key attributes are not defined in AttributeDefinitions. " +
        `Keys: ${listed(keys)}, AttributeDefinitions: ${listed(defined)}`,
    );
  if (keys.length === 2 && keys[0] === keys[1])
    throw validationError("Both the Hash Key and the Range Key element in the KeySchema have the same name");
  if (schema[0]?.KeyType !== "HASH")
    throw validationError("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
  if (schema[1] && schema[1].KeyType !== "RANGE")
    throw validationError("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
}

function checkList(name: string, indexes: readonly IndexDescription[]): void {
  if (indexes.length === 0) throw invalidParameter(`List of ${name} is empty`);
}

function checkIndex(input: DefinitionInput, { KeySchema, Projection }: IndexDescription): void {
  checkSchema(input, KeySchema);
  const { ProjectionType, NonKeyAttributes } = Projection ?? {};
  if (!["ALL", "KEYS_ONLY", "INCLUDE"].includes(ProjectionType))
    throw invalidParameter(`Unknown ProjectionType: ${ProjectionType ?? "null"}`);
  if (NonKeyAttributes && ProjectionType !== "INCLUDE")
    throw invalidParameter(`ProjectionType is ${ProjectionType}, but NonKeyAttributes is specified`);
}

function checkLocal({ KeySchema: table }: DefinitionInput, { KeySchema, IndexName }: IndexDescription): void {
  if (table.length !== 2)
    throw invalidParameter(
      "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex",
    );
  if (KeySchema.length !== 2)
    throw invalidParameter(`Index KeySchema does not have a range key for index: ${IndexName}`);
  const [own, other] = [KeySchema[0]!.AttributeName, table[0]!.AttributeName];
  if (own !== other)
    throw invalidParameter(
      `Index KeySchema does not have the same leading hash key as table KeySchema for index: ${IndexName}. ` +
        `index hash key: ${own}, table hash key: ${other}`,
    );
}

function checkNames(indexes: readonly IndexDescription[]): void {
  const names = indexes.map(({ IndexName }) => IndexName);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) throw invalidParameter(`Duplicate index name: ${twice}`);
}

function checkCounts(global: readonly unknown[] = [], local: readonly unknown[] = []): void {
  if (global.length > MAX_GLOBAL_INDEXES)
    throw invalidParameter(`GlobalSecondaryIndex count exceeds the per-table limit of ${MAX_GLOBAL_INDEXES}`);
  if (local.length > MAX_LOCAL_INDEXES)
    throw invalidParameter(`Number of LocalSecondaryIndexes exceeds per-table limit of ${MAX_LOCAL_INDEXES}`);
}

function refuseUnusedDefinitions(
  { KeySchema, AttributeDefinitions }: DefinitionInput,
  indexes: readonly IndexDescription[],
): void {
  const used = new Set([KeySchema, ...indexes.map((index) => index.KeySchema)].flat().map((key) => key.AttributeName));
  if (AttributeDefinitions.length === used.size) return;
  throw invalidParameter(
    indexes.length === 0
      ? "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions"
      : "Some AttributeDefinitions are not used. " +
          `AttributeDefinitions: ${listed(AttributeDefinitions.map((each) => each.AttributeName))}, keys used: ${listed([...used])}`,
  );
}
