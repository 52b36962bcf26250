/** From the model: a value on either side of each bound of each member. A member that no value is known for throws. */
import type { ListShape, Operation, Shape, StringShape } from "../validation/shapes.ts";

export interface Bound {
  /** `Updates[].WaitOptions.WaitSeconds`. */
  readonly path: string;
  readonly constraint: string;
  readonly inside: readonly unknown[];
  /** Absent: the protocol cannot say it. */
  readonly outside?: { readonly value: unknown };
}

/** All bounds of an operation's input. */
export function boundsOf({ input, places }: Operation): Bound[] {
  const inQuery = (path: string) => places[path] === "query";
  return walk(input, "").flatMap(([path, shape, required]) => [
    ...(required ? [{ path, constraint: "Member must not be null", inside: [], outside: { value: undefined } }] : []),
    ...shapeBounds(shape, inQuery(path)).map((bound) => ({ path, ...bound })),
  ]);
}

type Found = [path: string, shape: Shape, required: boolean];

/** Every member of an input, by its path. */
export function walk(shape: Shape, path: string): Found[] {
  if (shape.kind === "list") return walk(shape.of, `${path}[]`);
  if (shape.kind !== "structure") return [];
  return Object.entries(shape.members).flatMap(([name, member]) => {
    const at = path === "" ? name : `${path}.${name}`;
    return [[at, member, shape.required.includes(name)] as Found, ...walk(member, at)];
  });
}

type ShapeBound = Omit<Bound, "path">;

function shapeBounds(shape: Shape, inQuery: boolean): ShapeBound[] {
  switch (shape.kind) {
    case "integer":
      return sizes(shape, "value", (size) => size);
    case "blob":
      return sizes(shape, "length", (size) => Buffer.alloc(size, "1"));
    case "string":
      return [...sizes(shape, "length", (size) => textOf(shape, size)), ...patternOf(shape), ...valuesOf(shape)];
    case "list":
      return listBounds(shape, inQuery);
    case "boolean":
    case "timestamp":
    case "structure":
      return [];
  }
}

function sizes(
  { min, max, kind }: Exclude<Shape, { kind: "boolean" | "timestamp" | "structure" }>,
  what: "length" | "value",
  make: (size: number) => unknown,
): ShapeBound[] {
  const bounds: ShapeBound[] = [];
  const add = (words: string, size: number, beyond: number) =>
    bounds.push({
      constraint: `Member must have ${what} ${words} than or equal to ${size}`,
      inside: [make(size)],
      outside: { value: make(beyond) },
    });
  if (max !== undefined) add("less", max, max + 1);
  if (min !== undefined && (kind === "integer" || min > 0)) add("greater", min, min - 1);
  return bounds;
}

/** A text of this length that keeps the pattern; the shortest that does if there is none. */
function textOf({ pattern }: StringShape, length: number): string {
  if (length === 0) return "";
  const whole = new RegExp(`^(?:${pattern ?? ".*"})$`);
  const arn = "arn:aws:lambda:us-east-1:123456789012:function:f:1/durable-execution/n/";
  const padded = (before: string, after = "") =>
    before + "a".repeat(Math.max(1, length - before.length - after.length)) + after;
  const candidates = ["a".repeat(length), padded(arn), padded("us-", "-1")];
  const text = candidates.find((candidate) => whole.test(candidate));
  if (text === undefined) throw new Error(`no text of ${length} characters is known for ${pattern}`);
  return text;
}

/** Characters that patterns leave out; not at an end, where HTTP would trim a blank. */
const STRANGE = [" ", "!", "é", "\u007F"];

function patternOf(shape: StringShape): ShapeBound[] {
  const { pattern } = shape;
  if (pattern === undefined) return [];
  const good = textOf(shape, 8);
  const broken = STRANGE.map((char) => good.slice(0, 3) + char + good.slice(4));
  const value = broken.find((text) => !new RegExp(`^(?:${pattern})$`).test(text));
  if (value === undefined) throw new Error(`nothing is known that breaks ${pattern}`);
  const constraint = `Member must satisfy regular expression pattern: ${pattern}`;
  return [{ constraint, inside: [good], outside: { value } }];
}

function valuesOf({ values }: StringShape): ShapeBound[] {
  if (!values) return [];
  const constraint = `Member must satisfy enum value set: [${values.join(", ")}]`;
  return [{ constraint, inside: values, outside: { value: "NONE_OF_THEM" } }];
}

function listBounds(shape: ListShape, inQuery: boolean): ShapeBound[] {
  const [element] = shapeBounds(shape.of, inQuery);
  const item = element?.inside[0];
  const ofItems = element?.outside && {
    constraint: `Member must satisfy constraint: [${element.constraint}]`,
    inside: [[item]],
    outside: { value: [element.outside.value] },
  };
  const bounds = sizes(shape, "length", (size) => Array.from({ length: size }, () => item));
  const said = bounds.map((bound) => (inQuery && isEmpty(bound) ? { ...bound, outside: undefined } : bound));
  return [
    ...said.map(({ outside, ...rest }) => ({ ...rest, ...(outside && { outside }) })),
    ...(ofItems ? [ofItems] : []),
  ];
}

/** No parameter at all is how a query says an empty list, and is fine. */
const isEmpty = ({ outside }: ShapeBound) => Array.isArray(outside?.value) && outside.value.length === 0;
