import type { Element, ListName, Path, ValueAt } from "@/lib/platform/table/attributes";

type Comparison = "=" | "<>" | "<" | "<=" | ">";

/** What an item must be like for a write to happen. Data, so that it can be composed and looked at. */
export type ConditionTree =
  | { readonly kind: "compare"; readonly path: string; readonly by: Comparison; readonly value: unknown }
  | { readonly kind: "in"; readonly path: string; readonly values: readonly unknown[] }
  | { readonly kind: "exists" | "absent"; readonly path: string }
  | { readonly kind: "lacks"; readonly path: string; readonly element: unknown }
  | JoinedTree;

export interface JoinedTree {
  readonly kind: "and" | "or";
  /** At least one. */
  readonly of: readonly ConditionTree[];
}

declare const about: unique symbol;
/** A condition on records of type T: names of attributes, their nested parts and the types of values are checked. */
export type Condition<T> = ConditionTree & { readonly [about]?: (record: T) => void };

/** The conditions that can be put on a record. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html */
export function conditionsOn<T>() {
  const compare =
    (by: Comparison) =>
    <P extends Path<T>>(path: P, value: ValueAt<T, P>): Condition<T> => ({ kind: "compare", path, by, value });
  const presence = (kind: "exists" | "absent") => (path: Path<T>) => ({ kind, path }) as Condition<T>;
  const joined =
    (kind: "and" | "or") =>
    (...of: readonly [Condition<T>, ...Condition<T>[]]): Condition<T> => ({ kind, of });
  return {
    is: compare("="),
    isNot: compare("<>"),
    below: compare("<"),
    atMost: compare("<="),
    above: compare(">"),
    isIn: <P extends Path<T>>(path: P, values: readonly ValueAt<T, P>[]): Condition<T> => ({
      kind: "in",
      path,
      values,
    }),
    exists: presence("exists"),
    absent: presence("absent"),
    /** The list is absent, or does not contain the element. */
    lacks: <K extends ListName<T>>(path: K, element: Element<T, K>): Condition<T> => ({ kind: "lacks", path, element }),
    /** There is no item at all. */
    missing: { kind: "absent", path: "pk" } as Condition<T>,
    and: joined("and"),
    or: joined("or"),
  };
}

export const stored: ConditionTree = { kind: "exists", path: "pk" };
