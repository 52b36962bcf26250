import { parseSync, Visitor, type Expression, type PropertyKey } from "oxc-parser";

export interface Import {
  readonly specifier: string;
  /** Only types are imported: the import is gone after compilation. */
  readonly typeOnly: boolean;
}
interface Place {
  readonly line: number;
  readonly text: string;
}

/** What the measures need of one file. Comments are in none of it. */
export interface Syntax {
  readonly imports: readonly Import[];
  /** Whole string literals, in values and types. */
  readonly strings: ReadonlySet<string>;
  /** Names of properties in object literals. */
  readonly keys: ReadonlySet<string>;
  readonly identifiers: ReadonlySet<string>;
  /** `x as T` (but `as const`), `String(x)` and `Number(x)`. */
  readonly casts: readonly Place[];
  /** Lines of each function that has a name: declaration, method, or value of a variable or property. */
  readonly functionLines: readonly number[];
}

const COERCIONS = new Set(["String", "Number"]);
const FUNCTIONS = new Set(["FunctionExpression", "ArrowFunctionExpression"]);

const nameOf = (key: PropertyKey): string | undefined => (key.type === "Identifier" ? key.name : undefined);
const isTypeOnly = (kind: string | undefined, specifiers: readonly object[]): boolean =>
  kind === "type" ||
  (specifiers.length > 0 && specifiers.every((one) => ("importKind" in one ? one.importKind : undefined) === "type"));

/** Parses one file. @throws Error when it does not parse */
export function syntaxOf(file: string, text: string): Syntax {
  const { program, errors } = parseSync(file, text);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const found = {
    imports: [] as Import[],
    strings: new Set<string>(),
    keys: new Set<string>(),
    identifiers: new Set<string>(),
    casts: [] as Place[],
    functionLines: [] as number[],
  };
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
  const place = ({ start, end }: { start: number; end: number }) =>
    void found.casts.push({ line: lineAt(start), text: text.slice(start, end).replaceAll(/\s+/g, " ") });
  const imported = (specifier: string, typeOnly: boolean) => void found.imports.push({ specifier, typeOnly });
  const measure = (node: Expression | null | { type: string; start: number; end: number }) => {
    if (node && FUNCTIONS.has(node.type)) found.functionLines.push(lineAt(node.end) - lineAt(node.start) + 1);
  };
  new Visitor({
    ImportDeclaration: ({ source, importKind, specifiers }) =>
      imported(source.value, isTypeOnly(importKind, specifiers)),
    ExportAllDeclaration: ({ source, exportKind }) => imported(source.value, exportKind === "type"),
    ExportNamedDeclaration: ({ source, exportKind }) => source && imported(source.value, exportKind === "type"),
    ImportExpression: ({ source }) =>
      source.type === "Literal" && typeof source.value === "string" && imported(source.value, false),
    TSImportType: ({ source }) => imported(source.value, true),
    Literal: ({ value }) => typeof value === "string" && found.strings.add(value),
    Identifier: ({ name }) => found.identifiers.add(name),
    ObjectExpression: ({ properties }) => {
      for (const one of properties) {
        const name = one.type === "Property" && !one.computed ? nameOf(one.key) : undefined;
        if (name !== undefined) found.keys.add(name);
      }
    },
    TSAsExpression: (node) => text.slice(node.typeAnnotation.start, node.typeAnnotation.end) !== "const" && place(node),
    CallExpression: (node) => node.callee.type === "Identifier" && COERCIONS.has(node.callee.name) && place(node),
    FunctionDeclaration: ({ start, end }) => measure({ type: "FunctionExpression", start, end }),
    MethodDefinition: ({ value }) => measure(value),
    VariableDeclarator: ({ init }) => measure(init),
    Property: ({ value }) => measure(value),
    PropertyDefinition: ({ value }) => measure(value),
  }).visit(program);
  return found;
}
