/** What the parsers make of expressions. A name in a path that begins with `#` is a placeholder until it is bound. */

export type Path = readonly (string | number)[];

export type Comparator = "=" | "<>" | "<" | "<=" | ">" | ">=";

export type Operand =
  | { readonly kind: "path"; readonly path: Path }
  | { readonly kind: "value"; readonly name: string }
  | Call
  | { readonly kind: "arithmetic"; readonly by: "+" | "-"; readonly args: readonly Operand[] };

export interface Call {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Operand[];
}

export type Condition =
  | { readonly kind: "compare"; readonly by: Comparator; readonly args: readonly Operand[] }
  | { readonly kind: "between" | "in"; readonly args: readonly Operand[] }
  | Call
  | { readonly kind: "and" | "or" | "not"; readonly of: readonly Condition[] };

export interface Assignment {
  readonly path: Path;
  readonly value: Operand;
}

export interface Update {
  readonly set: readonly Assignment[];
  readonly remove: readonly Path[];
  readonly add: readonly Assignment[];
  readonly delete: readonly Assignment[];
}
