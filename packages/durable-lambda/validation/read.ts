/**
 * Reads values by the model's shapes. Invariants:
 * 1. What comes out is of its shape and keeps every constraint. Members that the model does not know are left out.
 * 2. All that breaks a constraint is named in one ValidationException, in the order of the model, as AWS does.
 */
import { invalidParameter, validation } from "../errors.ts";
import { brokenConstraints } from "./constraints.ts";
import type { ListShape, Shape, StructureShape, ValueOf } from "./shapes.ts";

/** Longest value that is repeated in a message. */
const MAX_QUOTED = 4096;

/** A value of the shape; throws ValidationException, or InvalidParameterValueException for one of another kind. */
export function read<S extends Shape>(shape: S, value: unknown): ValueOf<S> {
  const problems: string[] = [];
  const result = readValue(shape, value, "", problems);
  if (problems.length > 0) throw validation(problems);
  return result as ValueOf<S>;
}

const IS_OF_KIND: Readonly<Record<Shape["kind"], (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  integer: Number.isSafeInteger,
  timestamp: Number.isFinite,
  boolean: (value) => typeof value === "boolean",
  blob: (value) => Buffer.isBuffer(value),
  list: Array.isArray,
  structure: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};

function readValue(shape: Shape, value: unknown, path: string, problems: string[]): unknown {
  if (!IS_OF_KIND[shape.kind](value)) throw invalidParameter(`${path || "The request"} is not a ${shape.kind}.`);
  if (shape.kind === "structure") return readStructure(shape, value as Record<string, unknown>, path, problems);
  if (shape.kind === "boolean" || shape.kind === "timestamp") return value;
  for (const broken of brokenConstraints(shape, value)) problems.push(said(shape, value, path, broken));
  return shape.kind === "list" ? readList(shape, value as unknown[], path, problems) : value;
}

function readStructure(
  { members, required }: StructureShape,
  value: Record<string, unknown>,
  path: string,
  problems: string[],
): object {
  const result: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(members)) {
    const member = value[name];
    const at = (path === "" ? "" : `${path}.`) + name.charAt(0).toLowerCase() + name.slice(1);
    if (member !== undefined && member !== null) result[name] = readValue(shape, member, at, problems);
    else if (required.includes(name)) problems.push(missing(at));
  }
  return result;
}

const missing = (path: string) => `Value null at '${path}' failed to satisfy constraint: Member must not be null`;

function readList({ of }: ListShape, values: unknown[], path: string, problems: string[]): unknown[] {
  if (of.kind === "structure")
    return values.map((value, index) => readValue(of, value, `${path}.${index + 1}.member`, problems));
  const broken: string[] = [];
  const result = values.map((value) => readElement(of, value, path, broken));
  if (broken.length > 0) {
    const constraint = `Member must satisfy constraint: [${[...new Set(broken)].join(", ")}]`;
    problems.push(`Value '[${quoted(values.join(", "))}]' at '${path}' failed to satisfy constraint: ${constraint}`);
  }
  return result;
}

function readElement(shape: Shape, value: unknown, path: string, broken: string[]): unknown {
  if (!IS_OF_KIND[shape.kind](value)) throw invalidParameter(`${path} holds what is not a ${shape.kind}.`);
  if (shape.kind === "string") broken.push(...brokenConstraints(shape, value));
  return value;
}

function said(shape: Shape, value: unknown, path: string, broken: string): string {
  const silent = shape.kind === "blob" || (shape.kind === "string" && shape.sensitive);
  const given = Array.isArray(value) ? `[${value.join(", ")}]` : String(value);
  return `Value${silent ? "" : ` '${quoted(given)}'`} at '${path}' failed to satisfy constraint: ${broken}`;
}

const quoted = (text: string) => (text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}...` : text);
