import { beginsWith, contains, equals, order, sizeOf } from "../values/compare.ts";
import { TYPE_NAMES, typeOf, type AttributeValue, type Item, type TypeName } from "../values/types.ts";
import type { Call, Comparator, Condition, Operand, Path } from "./ast.ts";
import { ExpressionError } from "./parser.ts";
import { pathText, valueAt } from "./paths.ts";
import type { Placeholders } from "./placeholders.ts";

/** What an operand is in an item. */
export type BoundOperand =
  | { readonly kind: "path"; readonly path: Path }
  | { readonly kind: "literal"; readonly value: AttributeValue }
  | { readonly kind: "size"; readonly of: BoundOperand };

type Predicate =
  "between" | "in" | "attribute_exists" | "attribute_not_exists" | "attribute_type" | "begins_with" | "contains";

/** A condition with the names and values of a request. */
export type BoundCondition =
  | { readonly kind: Comparator | Predicate; readonly args: readonly BoundOperand[] }
  | { readonly kind: "and" | "or" | "not"; readonly of: readonly BoundCondition[] };

const ORDERED: ReadonlySet<string> = new Set(["S", "N", "B"]);
const MAX_IN_OPERANDS = 100;

/** Throws an ExpressionError for what is not defined, or of a type that the operator never takes. */
export function bindCondition(condition: Condition, placeholders: Placeholders): BoundCondition {
  switch (condition.kind) {
    case "and":
    case "or":
    case "not":
      return { kind: condition.kind, of: condition.of.map((part) => bindCondition(part, placeholders)) };
    case "compare":
      return checkComparison(condition.by, bindAll(condition.args, placeholders));
    case "between":
    case "in":
      return checkRange(condition.kind, bindAll(condition.args, placeholders));
    case "call":
      return bindCall(condition, placeholders);
  }
}

const bindAll = (operands: readonly Operand[], placeholders: Placeholders): BoundOperand[] =>
  operands.map((operand) => bindOperand(operand, placeholders));

function bindOperand(operand: Operand, placeholders: Placeholders): BoundOperand {
  switch (operand.kind) {
    case "path":
      return { kind: "path", path: placeholders.path(operand.path) };
    case "value":
      return { kind: "literal", value: placeholders.value(operand.name) };
    case "call":
      return bindSize(operand, placeholders);
    case "arithmetic":
      throw new TypeError("a condition has no arithmetic");
  }
}

function bindSize({ name, args }: Call, placeholders: Placeholders): BoundOperand {
  const bound = bindAll(args, placeholders);
  requireOperands(name, bound, 1);
  const type = literalType(bound[0]);
  if (type === "N" || type === "BOOL" || type === "NULL") throw incorrectType(name, type);
  return { kind: "size", of: bound[0]! };
}

const literalType = (operand: BoundOperand | undefined): TypeName | undefined =>
  operand?.kind === "literal" ? typeOf(operand.value) : undefined;

const incorrectType = (name: string, type: string) =>
  new ExpressionError(
    `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`,
  );

function requireOperands(name: string, args: readonly BoundOperand[], count: number): void {
  if (args.length !== count)
    throw new ExpressionError(
      "Incorrect number of operands for operator or function; " +
        `operator or function: ${name}, number of operands: ${args.length}`,
    );
  refuseSame(name, args);
}

function refuseSame(name: string, [first, ...others]: readonly BoundOperand[]): void {
  if (first?.kind !== "path") return;
  const text = pathText(first.path);
  if (others.some((other) => other.kind === "path" && pathText(other.path) === text))
    throw new ExpressionError(
      "The first operand must be distinct from the remaining operands for this operator or function; " +
        `operator: ${name}, first operand: ${text}`,
    );
}

function checkComparison(kind: Comparator, args: readonly BoundOperand[]): BoundCondition {
  refuseSame(kind, args);
  if (kind !== "=" && kind !== "<>") for (const arg of args) requireType(kind, arg, ORDERED);
  return { kind, args };
}

function requireType(name: string, operand: BoundOperand | undefined, allowed: ReadonlySet<string>): void {
  const type = literalType(operand);
  if (type !== undefined && !allowed.has(type)) throw incorrectType(name, type);
}

function checkRange(kind: "between" | "in", args: readonly BoundOperand[]): BoundCondition {
  if (kind === "between") checkBounds(args);
  else if (args.length > MAX_IN_OPERANDS + 1)
    throw new ExpressionError(
      `Incorrect number of operands for operator or function; operator or function: IN, number of operands: ${args.length}`,
    );
  refuseSame(kind.toUpperCase(), args);
  return { kind, args };
}

function checkBounds([value, lower, upper]: readonly BoundOperand[]): void {
  for (const operand of [value, lower, upper]) requireType("BETWEEN", operand, ORDERED);
  if (lower?.kind !== "literal" || upper?.kind !== "literal") return;
  const bounds =
    `lower bound operand: AttributeValue: ${valueText(lower.value)}, ` +
    `upper bound operand: AttributeValue: ${valueText(upper.value)}`;
  if (typeOf(lower.value) !== typeOf(upper.value))
    throw new ExpressionError(`The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`);
  if (order(lower.value, upper.value)! > 0)
    throw new ExpressionError(
      `The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`,
    );
}

const valueText = (value: AttributeValue): string =>
  `{${Object.entries(value)
    .map(([type, content]) => `${type}:${String(content)}`)
    .join("")}}`;

const OPERANDS: Readonly<Record<string, number>> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
};

function bindCall({ name, args }: Call, placeholders: Placeholders): BoundCondition {
  const bound = bindAll(args, placeholders);
  requireOperands(name, bound, OPERANDS[name]!);
  if (name.startsWith("attribute_") && name !== "attribute_type" && bound[0]?.kind !== "path")
    throw new ExpressionError(`Operator or function requires a document path; operator or function: ${name}`);
  if (name === "attribute_type") checkTypeName(bound[1]!);
  if (name === "begins_with") for (const arg of bound) requireType(name, arg, new Set(["S", "B"]));
  return { kind: name as Predicate, args: bound };
}

function checkTypeName(operand: BoundOperand): void {
  const type = literalType(operand);
  if (operand.kind !== "literal" || !("S" in operand.value))
    throw incorrectType("attribute_type", type ?? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
  if (!TYPE_NAMES.includes(operand.value.S as TypeName))
    throw new ExpressionError(
      `Invalid attribute type name found; type: ${operand.value.S}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`,
    );
}

/** Whether the condition holds for the item; no item is one without attributes. */
export function holds(condition: BoundCondition, item: Item): boolean {
  switch (condition.kind) {
    case "and":
      return condition.of.every((part) => holds(part, item));
    case "or":
      return condition.of.some((part) => holds(part, item));
    case "not":
      return !holds(condition.of[0]!, item);
    default:
      return test(
        condition.kind,
        condition.args.map((arg) => resolve(arg, item)),
      );
  }
}

function resolve(operand: BoundOperand, item: Item): AttributeValue | undefined {
  if (operand.kind === "literal") return operand.value;
  if (operand.kind === "path") return valueAt(item, operand.path);
  const value = resolve(operand.of, item);
  const size = value && sizeOf(value);
  return size === undefined ? undefined : { N: String(size) };
}

function test(kind: Comparator | Predicate, [value, ...others]: readonly (AttributeValue | undefined)[]): boolean {
  if (kind === "attribute_not_exists") return value === undefined;
  const [other, upper] = others;
  if (kind === "<>") return !(value && other && equals(value, other));
  if (value === undefined) return false;
  if (kind === "attribute_exists") return true;
  if (kind === "in") return others.some((each) => each !== undefined && equals(value, each));
  if (kind === "between") return compares(">=", value, other) && compares("<=", value, upper);
  return other !== undefined && testPair(kind, value, other);
}

function testPair(
  kind: Exclude<Comparator | Predicate, "between" | "in" | "attribute_exists">,
  value: AttributeValue,
  other: AttributeValue,
): boolean {
  switch (kind) {
    case "attribute_type":
      return "S" in other && typeOf(value) === other.S;
    case "begins_with":
      return beginsWith(value, other);
    case "contains":
      return contains(value, other);
    case "attribute_not_exists":
      return false;
    default:
      return compares(kind, value, other);
  }
}

function compares(by: Comparator, a: AttributeValue, b: AttributeValue | undefined): boolean {
  if (b === undefined) return false;
  if (by === "=") return equals(a, b);
  if (by === "<>") return !equals(a, b);
  const sign = order(a, b);
  if (sign === undefined) return false;
  return by === "<" ? sign < 0 : by === "<=" ? sign <= 0 : by === ">" ? sign > 0 : sign >= 0;
}
