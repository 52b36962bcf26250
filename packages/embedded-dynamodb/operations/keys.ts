import { invalidParameter, validationError } from "../errors.ts";
import type { Path } from "../expressions/ast.ts";
import type { BoundCondition, BoundOperand } from "../expressions/condition.ts";
import { namesOf, type Definition, type KeyAttribute, type Keys, type SecondaryIndex } from "../storage/definition.ts";
import { binarySize } from "../values/size.ts";
import { memberOf, scalarOf, typeOf, type AttributeValue, type Item } from "../values/types.ts";

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const MAX_HASH_BYTES = 2048;
const MAX_RANGE_BYTES = 1024;

export const attributesOf = ({ hash, range }: Keys): KeyAttribute[] => (range ? [hash, range] : [hash]);

/** Throws unless the map is just the key of the table. */
export function checkKey({ keys }: Pick<Definition, "keys">, key: Item): void {
  const attributes = attributesOf(keys);
  if (Object.keys(key).length !== attributes.length) throw mismatch();
  for (const attribute of attributes) {
    const text = textOf(memberOf(key, attribute.name), attribute);
    if (text === undefined) throw mismatch();
    refuseEmpty(text, attribute, `Key: ${attribute.name}`, "One or more parameter values were invalid:");
    checkLength(text, attribute, keys);
  }
}

const mismatch = () => validationError("The provided key element does not match the schema");

const textOf = (value: AttributeValue | undefined, { type }: KeyAttribute): string | undefined =>
  value && scalarOf(value, type);

const NOT_VALID = "One or more parameter values are not valid.";

function refuseEmpty(text: string, { type }: KeyAttribute, where: string, opening = NOT_VALID): void {
  if (text === "")
    throw validationError(
      `${opening} The AttributeValue for a key attribute cannot contain an empty ${type === "S" ? "string" : "binary"} value. ${where}`,
    );
}

function checkLength(text: string, { name, type }: KeyAttribute, { hash }: Keys): void {
  if (type === "N") return;
  const bytes = type === "S" ? Buffer.byteLength(text) : binarySize(text);
  if (name === hash.name && bytes > MAX_HASH_BYTES)
    throw invalidParameter("Size of hashkey has exceeded the maximum size limit of2048 bytes");
  if (name !== hash.name && bytes > MAX_RANGE_BYTES)
    throw invalidParameter("Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
}

/** Throws unless the item has the key of the table, and nothing of a wrong type where a secondary index has its key. */
export function checkItem(definition: Definition, item: Item): void {
  for (const attribute of attributesOf(definition.keys)) checkKeyAttribute(definition.keys, attribute, item);
  for (const index of definition.indexes)
    for (const attribute of attributesOf(index)) checkIndexAttribute(index, attribute, item);
}

function checkKeyAttribute(keys: Keys, attribute: KeyAttribute, item: Item): void {
  const { name, type } = attribute;
  const value = memberOf(item, name);
  if (value === undefined) throw invalidParameter(`Missing the key ${name} in the item`);
  const text = textOf(value, attribute);
  if (text === undefined)
    throw invalidParameter(`Type mismatch for key ${name} expected: ${type} actual: ${typeOf(value)}`);
  refuseEmpty(text, attribute, `Key: ${name}`);
  checkLength(text, attribute, keys);
}

function checkIndexAttribute(index: SecondaryIndex, attribute: KeyAttribute, item: Item): void {
  const { name, type } = attribute;
  const value = memberOf(item, name);
  if (value === undefined) return;
  const text = textOf(value, attribute);
  if (text === undefined)
    throw invalidParameter(
      `Type mismatch for Index Key ${name} Expected: ${type} Actual: ${typeOf(value)} IndexName: ${index.name}`,
    );
  refuseEmpty(text, attribute, `IndexName: ${index.name}, IndexKey: ${name}`);
  checkLength(text, attribute, index);
}

/** Keys are scalars: no path may lead into one. */
export function refusePathsIntoKeys({ keys, indexes }: Definition, paths: readonly Path[]): void {
  const heads = new Set(paths.filter((path) => path.length > 1).map(([head]) => head));
  if (heads.size === 0) return;
  for (const name of namesOf(keys)) if (heads.has(name)) throw notScalar(`Key: ${name}`);
  for (const name of indexes.flatMap(namesOf)) if (heads.has(name)) throw notScalar(`IndexKey: ${name}`);
}

const notScalar = (where: string) =>
  validationError(
    `Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ${where}`,
  );

/** All paths of a condition. */
export function pathsOf(condition: BoundCondition): Path[] {
  if ("of" in condition) return condition.of.flatMap(pathsOf);
  return condition.args.flatMap(pathsOfOperand);
}

function pathsOfOperand(operand: BoundOperand): Path[] {
  if (operand.kind === "path") return [operand.path];
  return operand.kind === "size" ? pathsOfOperand(operand.of) : [];
}
