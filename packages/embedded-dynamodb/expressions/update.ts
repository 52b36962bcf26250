import { validationError } from "../errors.ts";
import { addNumbers, negateNumber } from "../values/number.ts";
import { elementsOf, typeOf, type AttributeValue, type Item, type TypeName } from "../values/types.ts";
import type { Assignment, Call, Operand, Path, Update } from "./ast.ts";
import { Edits } from "./edits.ts";
import { ExpressionError } from "./parser.ts";
import { refuseOverlap, valueAt } from "./paths.ts";
import type { Placeholders } from "./placeholders.ts";

export type BoundOperand =
  | { readonly kind: "path"; readonly path: Path }
  | { readonly kind: "literal"; readonly value: AttributeValue }
  | { readonly kind: UpdateFunction; readonly args: readonly BoundOperand[] };

type UpdateFunction = "if_not_exists" | "list_append" | "+" | "-";

interface BoundAssignment {
  readonly path: Path;
  readonly value: BoundOperand;
}

interface Operation {
  readonly path: Path;
  readonly value: AttributeValue;
}

/** An update with the names and values of a request. */
export interface BoundUpdate {
  readonly set: readonly BoundAssignment[];
  readonly remove: readonly Path[];
  readonly add: readonly Operation[];
  readonly delete: readonly Operation[];
  /** All that it may change. */
  readonly paths: readonly Path[];
}

/** Throws an ExpressionError for what is not defined, overlaps, or of a type that the operator never takes. */
export function bindUpdate(update: Update, placeholders: Placeholders): BoundUpdate {
  const set = update.set.map(({ path, value }) => ({
    path: placeholders.path(path),
    value: bindOperand(value, placeholders),
  }));
  const remove = update.remove.map((path) => placeholders.path(path));
  const add = update.add.map((assignment) => bindOperation("ADD", assignment, placeholders));
  const deleted = update.delete.map((assignment) => bindOperation("DELETE", assignment, placeholders));
  const paths = [...set.map(({ path }) => path), ...remove, ...[...add, ...deleted].map(({ path }) => path)];
  refuseOverlap(paths);
  return { set, remove, add, delete: deleted, paths };
}

const WORDS: Partial<Record<TypeName, string>> = {
  S: "STRING",
  N: "NUMBER",
  B: "BINARY",
  NULL: "NULL",
  BOOL: "BOOLEAN",
  L: "LIST",
  M: "MAP",
};

function bindOperation(operator: "ADD" | "DELETE", { path, value }: Assignment, placeholders: Placeholders): Operation {
  const bound = { path: placeholders.path(path), value: placeholders.value((value as { name: string }).name) };
  const type = typeOf(bound.value);
  const word = WORDS[type];
  if (word !== undefined && !(operator === "ADD" && type === "N"))
    throw new ExpressionError(
      `Incorrect operand type for operator or function; operator: ${operator}, operand type: ${word}`,
    );
  return bound;
}

function bindOperand(operand: Operand, placeholders: Placeholders): BoundOperand {
  switch (operand.kind) {
    case "path":
      return { kind: "path", path: placeholders.path(operand.path) };
    case "value":
      return { kind: "literal", value: placeholders.value(operand.name) };
    case "arithmetic":
      return bindArguments(operand.by, operand.args, placeholders);
    case "call":
      return bindCall(operand, placeholders);
  }
}

function bindCall({ name, args }: Call, placeholders: Placeholders): BoundOperand {
  const bound = bindArguments(name as UpdateFunction, args, placeholders);
  if (args.length !== 2)
    throw new ExpressionError(
      "Incorrect number of operands for operator or function; " +
        `operator or function: ${name}, number of operands: ${args.length}`,
    );
  if (name === "if_not_exists" && args[0]?.kind !== "path")
    throw new ExpressionError(`Operator or function requires a document path; operator or function: ${name}`);
  return bound;
}

function bindArguments(kind: UpdateFunction, args: readonly Operand[], placeholders: Placeholders): BoundOperand {
  const bound = args.map((arg) => bindOperand(arg, placeholders));
  const wanted = kind === "list_append" ? "L" : kind === "if_not_exists" ? undefined : "N";
  for (const arg of bound) {
    const type = arg.kind === "literal" ? typeOf(arg.value) : wanted;
    if (wanted !== undefined && type !== wanted)
      throw new ExpressionError(
        `Incorrect operand type for operator or function; operator or function: ${kind}, operand type: ${type}`,
      );
  }
  return { kind, args: bound };
}

const wrongType = () => validationError("An operand in the update expression has an incorrect data type");

/**
 * Changes the item in place. Every value is taken from the item as it was before. Throws a ValidationException, after which
 * the item is not to be used.
 */
export function applyUpdate(update: BoundUpdate, item: Item): void {
  const values = update.set.map(({ value }) => evaluate(value, item));
  const edits = new Edits(item);
  for (const path of update.remove) edits.remove(path);
  for (const [index, { path }] of update.set.entries()) edits.set(path, values[index]!);
  for (const { path, value } of update.add) edits.set(path, sum(valueAt(item, path), value));
  for (const { path, value } of update.delete) subtract(edits, path, valueAt(item, path), value);
  edits.finish();
}

function evaluate(operand: BoundOperand, item: Item): AttributeValue {
  switch (operand.kind) {
    case "literal":
      return operand.value;
    case "path":
      return existing(copyAt(item, operand.path));
    case "if_not_exists":
      return copyAt(item, (operand.args[0] as { path: Path }).path) ?? evaluate(operand.args[1]!, item);
    case "list_append":
      return { L: operand.args.flatMap((arg) => listOf(evaluate(arg, item))) };
    case "+":
    case "-":
      return arithmetic(
        operand.kind,
        operand.args.map((arg) => numberOf(evaluate(arg, item))),
      );
  }
}

/** A copy where it holds others: another part of the update may change what is there. */
function copyAt(item: Item, path: Path): AttributeValue | undefined {
  const value = valueAt(item, path);
  return value && ("L" in value || "M" in value) ? structuredClone(value) : value;
}

function existing(value: AttributeValue | undefined): AttributeValue {
  if (value === undefined)
    throw validationError("The provided expression refers to an attribute that does not exist in the item");
  return value;
}

function listOf(value: AttributeValue): AttributeValue[] {
  if (!("L" in value)) throw wrongType();
  return value.L;
}

function numberOf(value: AttributeValue): string {
  if (!("N" in value)) throw wrongType();
  return value.N;
}

const arithmetic = (by: "+" | "-", [a = "0", b = "0"]: readonly string[]): AttributeValue => ({
  N: addNumbers(a, by === "+" ? b : negateNumber(b)),
});

/** ADD: numbers are added, sets united; what is absent counts from 0 or begins empty. */
function sum(before: AttributeValue | undefined, value: AttributeValue): AttributeValue {
  if (before === undefined) return value;
  const type = typeOf(value);
  if (typeOf(before) !== type) throw wrongType();
  if ("N" in before && "N" in value) return { N: addNumbers(before.N, value.N) };
  return { [type]: [...new Set([...elementsOf(before)!, ...elementsOf(value)!])] } as AttributeValue;
}

/** DELETE: a set without its last element is gone. */
function subtract(edits: Edits, path: Path, before: AttributeValue | undefined, value: AttributeValue): void {
  if (before !== undefined && typeOf(before) !== typeOf(value)) throw wrongType();
  const taken = new Set(elementsOf(value));
  const left = before && elementsOf(before)!.filter((element) => !taken.has(element));
  if (left === undefined || left.length === 0) edits.remove(path);
  else edits.set(path, { [typeOf(value)]: left } as AttributeValue);
}

/** What the update gives a whole attribute, when that is in the expression itself. */
export const literalFor = ({ set }: BoundUpdate, name: string): AttributeValue | undefined => {
  const value = set.find(({ path }) => path.length === 1 && path[0] === name)?.value;
  return value?.kind === "literal" ? value.value : undefined;
};
