/** Words of an expression. `word` is a keyword, a function or an attribute, as the grammar has it. */
export interface Token {
  readonly kind: "word" | "name" | "value" | "number" | "symbol" | "end" | "unknown";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /\s*(?:(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<name>#[A-Za-z0-9_]+)|(?<value>:[A-Za-z0-9_]+)|(?<number>\d+)|(?<symbol><>|<=|>=|[=<>()[\],.+-])|(?<unknown>\S))/y;

export function tokenize(expression: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(expression); match?.groups; match = TOKEN.exec(expression)) {
    const [kind, text] = Object.entries(match.groups).find(([, found]) => found !== undefined) as [
      Token["kind"],
      string,
    ];
    const end = match.index + match[0].length;
    tokens.push({ kind, text, start: end - text.length, end });
  }
  const end = expression.length;
  return [...tokens, { kind: "end", text: "<EOF>", start: end, end }];
}
