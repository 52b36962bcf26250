/** What AWS says of a value that breaks a constraint, in the words that its service was recorded with (decision 021). */
import type { BlobShape, IntegerShape, ListShape, StringShape } from "./shapes.ts";

type Constrained = StringShape | IntegerShape | BlobShape | ListShape;

/** Each constraint that a value breaks: length or range first, then the pattern, then the set of values. */
export function brokenConstraints(shape: Constrained, value: unknown): string[] {
  switch (shape.kind) {
    case "integer":
      return brokenBounds("value", shape, value as number);
    case "blob":
      return brokenBounds("length", shape, (value as Buffer).length);
    case "list":
      return brokenBounds("length", shape, (value as unknown[]).length);
    case "string":
      return brokenText(shape, value as string);
  }
}

function brokenBounds(what: "length" | "value", { min, max }: Constrained, size: number): string[] {
  if (max !== undefined && size > max) return [`Member must have ${what} less than or equal to ${max}`];
  if (min !== undefined && size < min) return [`Member must have ${what} greater than or equal to ${min}`];
  return [];
}

function brokenText(shape: StringShape, text: string): string[] {
  const broken = brokenBounds("length", shape, lengthUpTo(shape.max, text));
  if (shape.pattern !== undefined && text !== "" && !whole(shape.pattern).test(text))
    broken.push(`Member must satisfy regular expression pattern: ${shape.pattern}`);
  if (shape.values && !shape.values.includes(text))
    broken.push(`Member must satisfy enum value set: [${shape.values.join(", ")}]`);
  return broken;
}

/** The length in characters (Unicode code points), counted only where it matters. */
function lengthUpTo(max: number | undefined, text: string): number {
  if (max === undefined || text.length <= max || text.length > 2 * max) return text.length;
  return Array.from(text).length;
}

const compiled = new Map<string, RegExp>();

function whole(pattern: string): RegExp {
  const known = compiled.get(pattern) ?? new RegExp(`^(?:${pattern})$`);
  compiled.set(pattern, known);
  return known;
}
