import { ServiceError, validationError } from "../errors.ts";
import type { AttributeValue } from "../values/types.ts";
import { validateValue } from "../values/validate.ts";
import type { Path } from "./ast.ts";
import { ExpressionError } from "./parser.ts";

export interface PlaceholderParameters {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, AttributeValue>>;
}

const KEY = /^[#:][0-9a-zA-Z_]+$/;

/** Names and values of one request. Those that no expression uses are refused, as those that are not there. */
export class Placeholders {
  readonly #names: Readonly<Record<string, string>>;
  readonly #values: Readonly<Record<string, AttributeValue>>;
  readonly #used = new Set<string>();

  /** Throws a ValidationException when a name or value is not well formed. */
  constructor({ ExpressionAttributeNames: names, ExpressionAttributeValues: values }: PlaceholderParameters) {
    if (names) refuseKeys("ExpressionAttributeNames", "#", names);
    if (values) refuseKeys("ExpressionAttributeValues", ":", values);
    for (const key in values) checkValue(key, values[key]);
    this.#names = names ?? {};
    this.#values = values ?? {};
  }

  /** The path with its names. Throws an ExpressionError. */
  path(path: Path): Path {
    return path.some(isPlaceholder) ? path.map((part) => (isPlaceholder(part) ? this.#name(part) : part)) : path;
  }

  #name(key: string): string {
    const name = this.#names[key];
    if (name === undefined)
      throw new ExpressionError(
        `An expression attribute name used in the document path is not defined; attribute name: ${key}`,
      );
    this.#used.add(key);
    return name;
  }

  /** Throws an ExpressionError. */
  value(key: string): AttributeValue {
    const value = this.#values[key];
    if (value === undefined)
      throw new ExpressionError(
        `An expression attribute value used in expression is not defined; attribute value: ${key}`,
      );
    this.#used.add(key);
    return value;
  }

  /** To be called when all expressions are bound. Throws a ValidationException. */
  finish(): void {
    this.#refuseUnused("Names", this.#names);
    this.#refuseUnused("Values", this.#values);
  }

  #refuseUnused(what: string, given: object): void {
    const unused = Object.keys(given).filter((key) => !this.#used.has(key));
    if (unused.length > 0)
      throw validationError(
        `Value provided in ExpressionAttribute${what} unused in expressions: keys: {${unused.join(", ")}}`,
      );
  }
}

const isPlaceholder = (part: string | number): part is string => typeof part === "string" && part.startsWith("#");

function refuseKeys(parameter: string, prefix: string, given: object): void {
  const keys = Object.keys(given);
  if (keys.length === 0) throw validationError(`${parameter} must not be empty`);
  const wrong = keys.find((key) => !key.startsWith(prefix) || !KEY.test(key));
  if (wrong !== undefined) throw validationError(`${parameter} contains invalid key: Syntax error; key: "${wrong}"`);
}

function checkValue(key: string, value: unknown): void {
  try {
    validateValue(value);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== "ValidationException") throw error;
    throw validationError(`ExpressionAttributeValues contains invalid value: ${error.message} for key ${key}`);
  }
}
