import type { ConditionTree, JoinedTree } from "@/lib/platform/table/condition";

/** Collects names and values while an expression is written, so that no two of them share a placeholder. */
export class Placeholders {
  readonly #names = new Map<string, string>();
  readonly #values = new Map<string, unknown>();

  /** `#a` or `#a.#b` for an attribute or a part of one. */
  path(path: string): string {
    return path
      .split(".")
      .map((part) => {
        this.#names.set(`#${part}`, part);
        return `#${part}`;
      })
      .join(".");
  }

  value(value: unknown): string {
    const name = `:v${this.#values.size}`;
    this.#values.set(name, value);
    return name;
  }

  /** For the command; DynamoDB refuses empty maps. */
  attributes() {
    return {
      ...(this.#names.size > 0 && { ExpressionAttributeNames: Object.fromEntries(this.#names) }),
      ...(this.#values.size > 0 && { ExpressionAttributeValues: Object.fromEntries(this.#values) }),
    };
  }
}

/** A condition as DynamoDB reads it. A list of alternatives that is empty holds for no item. */
export function conditionExpression(condition: ConditionTree, placeholders: Placeholders): string {
  switch (condition.kind) {
    case "compare":
      return `${placeholders.path(condition.path)} ${condition.by} ${placeholders.value(condition.value)}`;
    case "in": {
      const path = placeholders.path(condition.path);
      if (condition.values.length === 0) return `attribute_exists(${path}) AND attribute_not_exists(${path})`;
      return `${path} IN (${condition.values.map((value) => placeholders.value(value)).join(", ")})`;
    }
    case "exists":
      return `attribute_exists(${placeholders.path(condition.path)})`;
    case "absent":
      return `attribute_not_exists(${placeholders.path(condition.path)})`;
    case "and":
    case "or":
      return joinedExpression(condition, placeholders);
  }
}

const isJoined = (tree: ConditionTree): tree is JoinedTree => tree.kind === "and" || tree.kind === "or";
/** A join of one is that one. */
const unwrapped = (tree: ConditionTree): ConditionTree =>
  isJoined(tree) && tree.of.length === 1 && tree.of[0] ? unwrapped(tree.of[0]) : tree;

/** DynamoDB refuses parentheses around parentheses: only a join inside a join gets some. */
function joinedExpression({ kind, of }: JoinedTree, placeholders: Placeholders): string {
  const parts = of.map(unwrapped).map((part) => {
    const expression = conditionExpression(part, placeholders);
    return isJoined(part) && of.length > 1 ? `(${expression})` : expression;
  });
  return parts.join(kind === "and" ? " AND " : " OR ");
}

export interface ChangeTree {
  readonly set?: object;
  readonly remove?: readonly string[];
  readonly add?: object;
  readonly append?: object;
}

/** An update as DynamoDB reads it: absent numbers count from 0, absent lists begin empty. */
export function updateExpression(
  { set = {}, remove = [], add = {}, append = {} }: ChangeTree,
  to: Placeholders,
): string {
  const sets = [
    ...Object.entries(set).map(([name, value]) => `${to.path(name)} = ${to.value(value)}`),
    ...Object.entries(append).map(([name, values]) => {
      const list = to.path(name);
      return `${list} = list_append(if_not_exists(${list}, ${to.value([])}), ${to.value(values)})`;
    }),
  ];
  const adds = Object.entries(add).map(([name, value]) => `${to.path(name)} ${to.value(value)}`);
  return [
    sets.length > 0 ? `SET ${sets.join(", ")}` : "",
    remove.length > 0 ? `REMOVE ${remove.map((name) => to.path(name)).join(", ")}` : "",
    adds.length > 0 ? `ADD ${adds.join(", ")}` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
