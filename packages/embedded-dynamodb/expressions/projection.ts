/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html */
import { memberOf, setMember, type AttributeValue, type Item } from "../values/types.ts";
import type { Path } from "./ast.ts";
import { Parser } from "./parser.ts";

/** Throws an ExpressionError. */
export function parseProjection(expression: string): Path[] {
  const parser = new Parser(expression);
  const paths = parser.list(() => parser.path());
  parser.finish();
  return paths;
}

/** Paths as a tree; an empty one is a leaf and stands for all that is there. */
interface Tree extends Map<string | number, Tree> {}

/** A function that gives the parts of an item at the paths, elements of lists in their order and without gaps. */
export function projector(paths: readonly Path[]): (item: Item) => Item {
  const tree: Tree = new Map();
  for (const path of paths) plant(tree, path);
  return (item) => pickMembers(item, tree);
}

function plant(tree: Tree, path: Path): void {
  let at = tree;
  for (const part of path) {
    const next: Tree = at.get(part) ?? new Map<string | number, Tree>();
    at.set(part, next);
    at = next;
  }
}

function pickMembers(item: Item, tree: Tree): Item {
  const picked: Item = {};
  for (const [name, below] of tree) {
    if (typeof name === "number") continue;
    const value = memberOf(item, name);
    const part = value && pick(value, below);
    if (part) setMember(picked, name, part);
  }
  return picked;
}

function pick(value: AttributeValue, tree: Tree): AttributeValue | undefined {
  if (tree.size === 0) return value;
  if ("M" in value) return filled({ M: pickMembers(value.M, tree) });
  return "L" in value ? filled({ L: pickElements(value.L, tree) }) : undefined;
}

const filled = (value: { M: Item } | { L: AttributeValue[] }): AttributeValue | undefined =>
  Object.keys("M" in value ? value.M : value.L).length > 0 ? value : undefined;

function pickElements(list: readonly AttributeValue[], tree: Tree): AttributeValue[] {
  const indexes = [...tree.keys()].filter((key) => typeof key === "number").sort((a, b) => a - b);
  return indexes.flatMap((index) => {
    const element = list[index];
    return (element && pick(element, tree.get(index)!)) ?? [];
  });
}
