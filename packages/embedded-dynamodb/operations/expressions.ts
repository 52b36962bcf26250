import { ServiceError, validationError } from "../errors.ts";
import type { Path } from "../expressions/ast.ts";
import { memoized } from "../expressions/cache.ts";
import { bindCondition, type BoundCondition } from "../expressions/condition.ts";
import { parseCondition } from "../expressions/condition-parser.ts";
import { ExpressionError } from "../expressions/parser.ts";
import { refuseOverlap } from "../expressions/paths.ts";
import { Placeholders, type PlaceholderParameters } from "../expressions/placeholders.ts";
import { parseProjection } from "../expressions/projection.ts";
import { bindUpdate, type BoundUpdate } from "../expressions/update.ts";
import { parseUpdate } from "../expressions/update-parser.ts";

export interface ExpressionInput extends PlaceholderParameters {
  readonly UpdateExpression?: string;
  readonly ConditionExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly FilterExpression?: string;
  readonly ProjectionExpression?: string;
}

export interface Expressions {
  readonly update: BoundUpdate | undefined;
  readonly condition: BoundCondition | undefined;
  readonly keyCondition: BoundCondition | undefined;
  readonly filter: BoundCondition | undefined;
  readonly projection: readonly Path[] | undefined;
}

const condition = memoized(parseCondition);
const update = memoized(parseUpdate);
const projection = memoized(parseProjection);

const PARAMETERS = [
  "UpdateExpression",
  "ConditionExpression",
  "KeyConditionExpression",
  "FilterExpression",
  "ProjectionExpression",
] as const;
const NONE: Expressions = {
  update: undefined,
  condition: undefined,
  keyCondition: undefined,
  filter: undefined,
  projection: undefined,
};

/** Parameters of the time before expressions. */
const LEGACY = [
  "AttributesToGet",
  "AttributeUpdates",
  "ConditionalOperator",
  "Expected",
  "KeyConditions",
  "QueryFilter",
  "ScanFilter",
];

function refuseLegacy(input: object): void {
  const legacy = LEGACY.filter((name) => name in input);
  if (legacy.length === 0) return;
  const expressions = PARAMETERS.filter((name) => name in input);
  throw validationError(
    expressions.length > 0
      ? "Can not use both expression and non-expression parameters in the same request: " +
          `Non-expression parameters: {${legacy.join(", ")}} Expression parameters: {${expressions.join(", ")}}`
      : `The legacy parameter ${legacy[0]} is not supported by this server: use expressions`,
  );
}

/** The expressions of a request with its names and values. Throws a ValidationException. */
export function expressionsOf(input: ExpressionInput): Expressions {
  refuseLegacy(input);
  if (PARAMETERS.every((name) => input[name] === undefined)) return refusePlaceholders(input);
  const placeholders = new Placeholders(input);
  const bind = <T>(parameter: (typeof PARAMETERS)[number], make: (text: string) => T): T | undefined => {
    const text = input[parameter];
    return text === undefined ? undefined : worded(parameter, () => make(text));
  };
  const bindOne = (text: string) => bindCondition(condition(text), placeholders);
  const bound = {
    update: bind("UpdateExpression", (text) => bindUpdate(update(text), placeholders)),
    condition: bind("ConditionExpression", bindOne),
    keyCondition: bind("KeyConditionExpression", bindOne),
    filter: bind("FilterExpression", bindOne),
    projection: bind("ProjectionExpression", (text) => bindProjection(projection(text), placeholders)),
  };
  placeholders.finish();
  return bound;
}

function refusePlaceholders(input: ExpressionInput): Expressions {
  if (input.ExpressionAttributeNames)
    throw validationError("ExpressionAttributeNames can only be specified when using expressions");
  if (input.ExpressionAttributeValues)
    throw validationError("ExpressionAttributeValues can only be specified when using expressions");
  return NONE;
}

function bindProjection(parsed: readonly Path[], placeholders: Placeholders): readonly Path[] {
  const paths = parsed.map((path) => placeholders.path(path));
  refuseOverlap(paths);
  return paths;
}

function worded<T>(parameter: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof ServiceError || !(error instanceof ExpressionError)) throw error;
    throw validationError(`Invalid ${parameter}: ${error.message}`);
  }
}
