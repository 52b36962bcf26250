/** The matching rules of the official suite (see requirements/SOURCE.md). */
import { randomBytes } from "node:crypto";

export type Variables = Map<string, string>;

/** Fills in `${NAME}` and `${GEN_STR:n}`; unknown names stay. */
export function substitute(value: unknown, variables: Variables): unknown {
  if (typeof value === "string")
    return value.replaceAll(/\$\{([^}/][^}]*)\}/g, (whole, name: string) => {
      const [, length] = /^GEN_STR:(\d+)$/.exec(name) ?? [];
      return length === undefined ? (variables.get(name) ?? whole) : randomText(Number(length));
    });
  if (Array.isArray(value)) return value.map((item) => substitute(item, variables));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substitute(item, variables)]));
}

const randomText = (length: number) => randomBytes(length).toString("hex").slice(0, length);

/** Differences between what is expected and what is there; none when it matches. Binds variables on the way. */
export function differences(expected: unknown, actual: unknown, variables: Variables, path: string): string[] {
  if (expected === "*") return actual === undefined ? [`${path} is missing`] : [];
  if (typeof expected === "string") return textDifferences(expected, actual, variables, path);
  if (Array.isArray(expected)) return listDifferences(expected, actual, variables, path);
  if (typeof expected === "object" && expected !== null) return memberDifferences(expected, actual, variables, path);
  return expected === (actual ?? null) ? [] : [`${path}: ${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`];
}

function textDifferences(expected: string, actual: unknown, variables: Variables, path: string): string[] {
  const [, pattern] = /^\$\{\/(.*)\/\}$/.exec(expected) ?? [];
  const text = typeof actual === "string" ? actual : JSON.stringify(actual);
  if (pattern !== undefined)
    return new RegExp(pattern).test(text ?? "") ? [] : [`${path}: ${text} is not /${pattern}/`];
  const [, name] = /^\$\{(\w+)\}$/.exec(expected) ?? [];
  if (name !== undefined && !variables.has(name)) {
    if (typeof actual !== "string") return [`${path}: nothing to bind ${name} to`];
    variables.set(name, actual);
  }
  const wanted = substitute(expected, variables);
  return wanted === actual ? [] : [`${path}: ${JSON.stringify(actual)} is not ${JSON.stringify(wanted)}`];
}

function listDifferences(expected: unknown[], actual: unknown, variables: Variables, path: string): string[] {
  if (!Array.isArray(actual) || actual.length !== expected.length)
    return [`${path}: ${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`];
  return expected.flatMap((item, index) => differences(item, actual[index], variables, `${path}[${index}]`));
}

function memberDifferences(expected: object, actual: unknown, variables: Variables, path: string): string[] {
  if (typeof actual !== "object" || actual === null) return [`${path} is missing`];
  const members = actual as Record<string, unknown>;
  return Object.entries(expected).flatMap(([key, value]) =>
    differences(value, members[key], variables, `${path}.${key}`),
  );
}
