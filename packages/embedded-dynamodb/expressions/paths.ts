import { memberOf, type AttributeValue, type Item } from "../values/types.ts";
import type { Path } from "./ast.ts";
import { ExpressionError } from "./parser.ts";

/** The value at the path, or undefined where it leads nowhere. */
export function valueAt(item: Item, path: Path): AttributeValue | undefined {
  let value: AttributeValue | undefined = { M: item };
  for (const part of path) value = value && childOf(value, part);
  return value;
}

function childOf(value: AttributeValue, part: string | number): AttributeValue | undefined {
  if (typeof part === "number") return "L" in value ? value.L[part] : undefined;
  return "M" in value ? memberOf(value.M, part) : undefined;
}

/** `[a, [1], b]` */
export const pathText = (path: Path): string =>
  `[${path.map((part) => (typeof part === "number" ? `[${part}]` : part)).join(", ")}]`;

/** No two paths may lead to the same place, one into the other, or take one place for a list and a map. */
export function refuseOverlap(paths: readonly Path[]): void {
  for (const [index, path] of paths.entries()) for (const other of paths.slice(0, index)) refusePair(other, path);
}

function refusePair(one: Path, two: Path): void {
  const at = one.findIndex((part, index) => part !== two[index]);
  if (at >= 0 && at < two.length && typeof one[at] === typeof two[at]) return;
  const clash = at < 0 || at >= two.length ? "overlap" : "conflict";
  throw new ExpressionError(
    `Two document paths ${clash} with each other; must remove or rewrite one of these paths; ` +
      `path one: ${pathText(one)}, path two: ${pathText(two)}`,
  );
}
