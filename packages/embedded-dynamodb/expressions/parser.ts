import type { Call, Operand, Path } from "./ast.ts";
import { isReserved } from "./reserved-words.ts";
import { tokenize, type Token } from "./tokens.ts";

/** What is wrong with an expression, in the words after `Invalid ConditionExpression: `. */
export class ExpressionError extends Error {}

/** In the order in which the service names them when an expression has several. */
const PROBLEMS = ["parentheses", "function", "misuse", "reserved", "section"] as const;
type Problem = (typeof PROBLEMS)[number];

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const MAX_EXPRESSION_BYTES = 4096;
const MAX_PATH_LENGTH = 32;

/** A cursor over the tokens, and what all grammars share: operands, paths, lists. */
export class Parser {
  readonly #expression: string;
  readonly #tokens: readonly Token[];
  readonly #problems = new Map<Problem, string>();
  #at = 0;

  constructor(expression: string) {
    if (expression.trim() === "") throw new ExpressionError("The expression can not be empty;");
    const bytes = Buffer.byteLength(expression);
    if (bytes > MAX_EXPRESSION_BYTES)
      throw new ExpressionError(`Expression size has exceeded the maximum allowed size; expression size: ${bytes}`);
    this.#expression = expression;
    this.#tokens = tokenize(expression);
  }

  get next(): Token {
    return this.#tokens[this.#at]!;
  }

  take(): Token {
    return this.#tokens[this.#at++]!;
  }

  /** Takes the symbol or the keyword (in any case) where it comes next. */
  takeIf(text: string): boolean {
    const found = this.nextIs(text);
    if (found) this.#at++;
    return found;
  }

  nextIs(text: string): boolean {
    const { kind, text: next } = this.next;
    return kind === "word" ? next.toUpperCase() === text : kind === "symbol" && next === text;
  }

  expect(text: string): void {
    if (!this.takeIf(text)) throw this.syntaxError();
  }

  syntaxError(): ExpressionError {
    const { text, end } = this.next;
    const start = this.#tokens[this.#at - 1]?.start ?? 0;
    const near = this.#expression.slice(start, this.#tokens[this.#at + 1]?.end ?? end);
    return new ExpressionError(`Syntax error; token: "${text}", near: "${near}"`);
  }

  /** Notes what is wrong although it can be parsed; `finish` throws the gravest. */
  note(problem: Problem, message: string): void {
    if (!this.#problems.has(problem)) this.#problems.set(problem, message);
  }

  /** To be called at the end of the grammar. */
  finish(): void {
    if (this.next.kind !== "end") throw this.syntaxError();
    for (const problem of PROBLEMS) {
      const message = this.#problems.get(problem);
      if (message !== undefined) throw new ExpressionError(message);
    }
  }

  /** One or more, separated by commas. */
  list<T>(parse: () => T): T[] {
    const elements = [parse()];
    while (this.takeIf(",")) elements.push(parse());
    return elements;
  }

  /** A value, a function or a path. */
  operand(): Operand {
    if (this.next.kind === "value") return { kind: "value", name: this.take().text };
    return this.nextIsCall() ? this.call() : { kind: "path", path: this.path() };
  }

  nextIsCall(): boolean {
    const after = this.#tokens[this.#at + 1];
    return this.next.kind === "word" && after?.text === "(";
  }

  call(): Call {
    const name = this.take().text;
    this.expect("(");
    const args = this.list(() => this.operand());
    this.expect(")");
    return { kind: "call", name, args };
  }

  path(): Path {
    const path: (string | number)[] = [this.#attribute()];
    for (;;) {
      if (this.takeIf(".")) path.push(this.#attribute());
      else if (this.takeIf("[")) path.push(this.#index());
      else break;
    }
    if (path.length > MAX_PATH_LENGTH)
      throw new ExpressionError(`The document path has too many nesting elements; nesting levels: ${path.length}`);
    return path;
  }

  #attribute(): string {
    const { kind, text } = this.next;
    if (kind !== "word" && kind !== "name") throw this.syntaxError();
    if (isReserved(text)) this.note("reserved", `Attribute name is a reserved keyword; reserved keyword: ${text}`);
    return this.take().text;
  }

  #index(): number {
    if (this.next.kind !== "number") throw this.syntaxError();
    const index = Number(this.take().text);
    this.expect("]");
    return index;
  }
}
