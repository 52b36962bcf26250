/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html */
import { validationError } from "../errors.ts";
import type { AttributeValue } from "../values/types.ts";
import type { BoundCondition, BoundOperand } from "./condition.ts";

export type KeyComparator = "=" | "<" | "<=" | ">" | ">=" | "between" | "begins_with";

export interface KeyCondition {
  readonly by: KeyComparator;
  /** One, or two with `between`. */
  readonly values: readonly AttributeValue[];
}

const FLIPPED: Readonly<Record<string, KeyComparator>> = { "=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" };
const PREDICATES: ReadonlySet<string> = new Set([
  "attribute_exists",
  "attribute_not_exists",
  "attribute_type",
  "contains",
]);

/** The conditions by key attribute. Throws a ValidationException for what no key condition may be. */
export function keyConditions(condition: BoundCondition): Map<string, KeyCondition> {
  const conditions = new Map<string, KeyCondition>();
  collect(condition, conditions);
  return conditions;
}

function collect(condition: BoundCondition, into: Map<string, KeyCondition>): void {
  if ("of" in condition && condition.kind === "and") return condition.of.forEach((part) => collect(part, into));
  const { kind } = condition;
  if ("of" in condition || kind === "in" || kind === "<>") throw invalidOperator(kind.toUpperCase());
  if (PREDICATES.has(kind)) throw invalidOperator(kind);
  const [name, found] = single(kind as KeyComparator, condition.args);
  if (into.has(name)) throw validationError("KeyConditionExpressions must only contain one condition per key");
  into.set(name, found);
}

const invalidOperator = (operator: string) =>
  validationError(`Invalid operator used in KeyConditionExpression: ${operator}`);

const invalidCondition = (why: string) => validationError(`Invalid condition in KeyConditionExpression: ${why}`);

function single(kind: KeyComparator, args: readonly BoundOperand[]): [string, KeyCondition] {
  if (args.some((arg) => arg.kind === "size"))
    throw validationError("KeyConditionExpressions cannot contain nested operations");
  const named = args.findIndex((arg) => arg.kind === "path");
  const by = named > 0 ? FLIPPED[kind] : kind;
  if (by === undefined)
    throw invalidCondition(
      `${kind === "between" ? "BETWEEN" : kind} operator must have the key attribute as its first operand`,
    );
  const values = args.flatMap((arg) => (arg.kind === "literal" ? [arg.value] : []));
  if (args.length - values.length > 1) throw invalidCondition("Multiple attribute names used in one condition");
  return [keyName(args[named]), { by, values }];
}

function keyName(operand: BoundOperand | undefined): string {
  if (operand?.kind !== "path") throw invalidCondition("No key attribute specified");
  if (operand.path.length > 1)
    throw validationError("KeyConditionExpressions cannot have conditions on nested attributes");
  return String(operand.path[0]);
}
