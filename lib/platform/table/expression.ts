import type { ConditionTree, JoinedTree } from "@/lib/platform/table/condition";

/** Collects names and values while an expression is written, so that no two of them share a placeholder. */
export class Placeholders {
  readonly #names = new Map<string, string>();
  readonly #values = new Map<string, unknown>();

  /** `#a`, `#a.#b` or `#a[0]` for an attribute, a part of one or an element of one. */
  path(path: string): string {
    return path
      .split(".")
      .map((part) => {
        const [name = "", element] = part.split("[");
        this.#names.set(`#${name}`, name);
        return element === undefined ? `#${name}` : `#${name}[${element}`;
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
    case "lacks":
      return `NOT contains(${placeholders.path(condition.path)}, ${placeholders.value(condition.element)})`;
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
  readonly set?: object | undefined;
  readonly remove?: readonly string[] | undefined;
  readonly add?: object | undefined;
  readonly append?: object | undefined;
  /** Moves the first element of a list to another path; right-hand sides are read before anything is written. */
  readonly take?: { readonly firstOf: string; readonly into: string } | undefined;
}

/** An update as DynamoDB reads it: absent numbers count from 0, absent lists begin empty. */
export function updateExpression(
  { set = {}, remove = [], add = {}, append = {}, take }: ChangeTree,
  to: Placeholders,
): string {
  const first = take && to.path(`${take.firstOf}[0]`);
  const removes = [...remove.map((name) => to.path(name)), ...(first === undefined ? [] : [first])];
  const sets = [
    ...(take ? [`${to.path(take.into)} = ${first}`] : []),
    ...Object.entries(set).map(([name, value]) => `${to.path(name)} = ${to.value(value)}`),
    ...Object.entries(append).map(([name, values]) => {
      const list = to.path(name);
      return `${list} = list_append(if_not_exists(${list}, ${to.value([])}), ${to.value(values)})`;
    }),
  ];
  const adds = Object.entries(add).map(([name, value]) => `${to.path(name)} ${to.value(value)}`);
  return [
    sets.length > 0 ? `SET ${sets.join(", ")}` : "",
    removes.length > 0 ? `REMOVE ${removes.join(", ")}` : "",
    adds.length > 0 ? `ADD ${adds.join(", ")}` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
