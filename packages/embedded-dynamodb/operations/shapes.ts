/** What a request may look like, before what it means. The wording is the service's. */
import { serializationError, validationError } from "../errors.ts";

export type Input = Readonly<Record<string, unknown>>;

interface Rule {
  readonly type: "string" | "boolean" | "integer" | "map" | "list";
  readonly required?: true;
  readonly values?: readonly string[];
  readonly pattern?: RegExp;
  /** Of a number, or of the length of a list or map. */
  readonly min?: number;
  readonly max?: number;
  /** Worded with the parameter's own name, and without its value. */
  readonly named?: true;
}

export type Shape = Readonly<Record<string, Rule>>;

const NAME = /^[a-zA-Z0-9_.-]+$/;
const MAX_NAME_LENGTH = 255;

const optional = (type: Rule["type"]): Rule => ({ type });
const required = (type: Rule["type"]): Rule => ({ type, required: true });
const oneOf = (...values: string[]): Rule => ({ type: "string", values });
const tableName: Rule = { type: "string", required: true, pattern: NAME, min: 1, max: MAX_NAME_LENGTH };
const newTableName: Rule = { ...tableName, min: 3, named: true };

const capacity = { ReturnConsumedCapacity: oneOf("INDEXES", "TOTAL", "NONE") };
const collectionMetrics = { ReturnItemCollectionMetrics: oneOf("SIZE", "NONE") };
const placeholders = { ExpressionAttributeNames: optional("map"), ExpressionAttributeValues: optional("map") };
const returnValues = {
  ReturnValues: oneOf("ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"),
  ReturnValuesOnConditionCheckFailure: oneOf("ALL_OLD", "NONE"),
  ConditionExpression: optional("string"),
};
const write = { TableName: tableName, ...capacity, ...collectionMetrics, ...placeholders, ...returnValues };
const page = {
  TableName: tableName,
  IndexName: { type: "string", pattern: NAME, min: 3, max: MAX_NAME_LENGTH },
  Select: oneOf("SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"),
  Limit: { type: "integer", min: 1 },
  ConsistentRead: optional("boolean"),
  ExclusiveStartKey: optional("map"),
  FilterExpression: optional("string"),
  ProjectionExpression: optional("string"),
  ...capacity,
  ...placeholders,
} as const satisfies Shape;
const definition = { AttributeDefinitions: optional("list"), GlobalSecondaryIndexes: optional("list") };

export const SHAPES = {
  CreateTable: {
    TableName: newTableName,
    ...definition,
    AttributeDefinitions: required("list"),
    KeySchema: { type: "list", required: true, min: 1, max: 2 },
    LocalSecondaryIndexes: optional("list"),
    BillingMode: oneOf("PROVISIONED", "PAY_PER_REQUEST"),
  },
  UpdateTable: {
    TableName: tableName,
    AttributeDefinitions: optional("list"),
    GlobalSecondaryIndexUpdates: optional("list"),
  },
  DescribeTable: { TableName: tableName },
  DeleteTable: { TableName: tableName },
  ListTables: { Limit: { type: "integer", min: 1, max: 100 }, ExclusiveStartTableName: optional("string") },
  DescribeTimeToLive: { TableName: tableName },
  UpdateTimeToLive: { TableName: tableName, TimeToLiveSpecification: required("map") },
  PutItem: { ...write, Item: required("map") },
  UpdateItem: { ...write, Key: required("map"), UpdateExpression: optional("string") },
  DeleteItem: { ...write, Key: required("map") },
  GetItem: {
    TableName: tableName,
    Key: required("map"),
    ConsistentRead: optional("boolean"),
    ProjectionExpression: optional("string"),
    ...capacity,
    ExpressionAttributeNames: optional("map"),
  },
  Query: {
    ...page,
    Limit: { type: "integer", min: 1, named: true },
    KeyConditionExpression: optional("string"),
    ScanIndexForward: optional("boolean"),
  },
  Scan: { ...page, Segment: { type: "integer", min: 0 }, TotalSegments: { type: "integer", min: 1, max: 1_000_000 } },
  BatchGetItem: { RequestItems: required("map"), ...capacity },
  BatchWriteItem: { RequestItems: required("map"), ...capacity, ...collectionMetrics },
  TransactGetItems: { TransactItems: { type: "list", required: true, min: 1, max: 100 }, ...capacity },
  TransactWriteItems: {
    TransactItems: { type: "list", required: true, min: 1, max: 100 },
    ClientRequestToken: { type: "string", min: 1, max: 36 },
    ...capacity,
    ...collectionMetrics,
  },
} as const satisfies Record<string, Shape>;

export type OperationName = keyof typeof SHAPES;

/** Throws a SerializationException for another type, a ValidationException for what a rule forbids. */
export function checkShape(shape: Shape, input: Input): void {
  for (const name in shape) checkType(shape[name]!, input[name]);
  for (const name in shape) checkNamed(name, shape[name]!, input[name]);
  const problems = Object.entries(shape).flatMap(([name, rule]) => problemsOf(name, rule, input[name]));
  if (problems.length > 0)
    throw validationError(
      `${problems.length} validation error${problems.length > 1 ? "s" : ""} detected: ${problems.join("; ")}`,
    );
  checkValues(shape, input);
}

/** Values need an expression that may use them. */
function checkValues(shape: Shape, input: Input): void {
  const names = Object.keys(shape).filter((name) => name.endsWith("Expression") && name !== "ProjectionExpression");
  if (names.length === 0 || !input["ExpressionAttributeValues"] || names.some((name) => input[name] !== undefined))
    return;
  throw validationError(
    "ExpressionAttributeValues can only be specified when using expressions: " +
      `${names.join(" and ")} ${names.length > 1 ? "are" : "is"} null`,
  );
}

function checkNamed(name: string, { named, required: isRequired }: Rule, value: unknown): void {
  if (named && isRequired && (value === undefined || value === null))
    throw validationError(`The parameter '${name}' is required but was not present in the request`);
}

function checkType({ type }: Rule, value: unknown): void {
  if (value === undefined || value === null || kindOf(value) === type) return;
  if (type === "map" || type === "list") throw serializationError("Unexpected field type");
  throw serializationError(`${kindOf(value).toUpperCase()}_VALUE cannot be converted to ${CLASSES[type]}`);
}

const CLASSES = { string: "String", boolean: "Boolean", integer: "Integer" } as const;

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "list";
  if (typeof value === "object") return "map";
  return typeof value === "number" ? "integer" : typeof value;
}

function problemsOf(name: string, rule: Rule, value: unknown): string[] {
  const failed = (constraint: string) =>
    `${subjectOf(name, rule, value)} failed to satisfy constraint: Member must ${constraint}`;
  if (value === undefined || value === null) return rule.required ? [failed("not be null")] : [];
  return [...textProblems(rule, value), ...sizeProblems(rule, value)].map(failed);
}

function subjectOf(name: string, { named, type }: Rule, value: unknown): string {
  if (named && type === "integer") return `Value at '${name}'`;
  return `Value ${valueText(value)} at '${name[0]!.toLowerCase()}${name.slice(1)}'`;
}

function textProblems({ values, pattern }: Rule, value: unknown): string[] {
  if (typeof value !== "string") return [];
  const problems: string[] = [];
  if (values && !values.includes(value)) problems.push(`satisfy enum value set: [${values.join(", ")}]`);
  if (pattern && value !== "" && !pattern.test(value))
    problems.push(`satisfy regular expression pattern: ${pattern.source.slice(1, -1)}`);
  return problems;
}

function sizeProblems({ type, min, max }: Rule, value: unknown): string[] {
  const size = type === "integer" ? Number(value) : lengthOf(value);
  const what = type === "integer" ? "value" : "length";
  const problems: string[] = [];
  if (min !== undefined && size < min) problems.push(`have ${what} greater than or equal to ${min}`);
  if (max !== undefined && size > max) problems.push(`have ${what} less than or equal to ${max}`);
  return problems;
}

const lengthOf = (value: unknown): number =>
  typeof value === "string" || Array.isArray(value) ? value.length : Object.keys(value as object).length;

function valueText(value: unknown): string {
  if (value === undefined || value === null) return "null";
  return `'${javaText(value)}'`;
}

/** As the service prints structures. */
export function javaText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(javaText).join(", ")}]`;
  if (typeof value !== "object" || value === null) return typeof value === "string" ? value : JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, member]) => `${name}=${javaText(member)}`)
    .join(", ")}}`;
}
