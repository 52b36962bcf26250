/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html */
import type { Call, Comparator, Condition, Operand } from "./ast.ts";
import { Parser } from "./parser.ts";

const COMPARATORS: ReadonlySet<string> = new Set(["=", "<>", "<", "<=", ">", ">="]);
const CONDITIONS: ReadonlySet<string> = new Set([
  "attribute_exists",
  "attribute_not_exists",
  "attribute_type",
  "begins_with",
  "contains",
]);
const KEYWORDS = ["AND", "OR", "NOT", "IN", "BETWEEN"];

/** A condition, filter or key condition. Throws an ExpressionError. */
export function parseCondition(expression: string): Condition {
  const parser = new ConditionParser(expression);
  const condition = parser.condition();
  parser.finish();
  return condition;
}

type Term = { readonly condition: Condition } | { readonly operand: Operand };

class ConditionParser extends Parser {
  /** A term that is the same inside and outside of its parentheses needs no second pair. */
  readonly #parenthesizedTerms = new WeakSet<Term>();

  /** NOT binds closer than AND, AND closer than OR. */
  condition(): Condition {
    return this.#asCondition(this.#or());
  }

  #or(): Term {
    return this.#joined("or", () => this.#joined("and", () => this.#not()));
  }

  #joined(kind: "and" | "or", parse: () => Term): Term {
    let term = parse();
    while (this.nextIs(kind.toUpperCase())) {
      const left = this.#asCondition(term);
      this.take();
      term = { condition: { kind, of: [left, this.#asCondition(parse())] } };
    }
    return term;
  }

  #not(): Term {
    if (!this.takeIf("NOT")) return this.#comparison();
    return { condition: { kind: "not", of: [this.#asCondition(this.#not())] } };
  }

  #comparison(): Term {
    const term = this.#term();
    const { kind, text } = this.next;
    if (kind === "symbol" && COMPARATORS.has(text)) return this.#compare(term, text as Comparator);
    if (this.nextIs("BETWEEN")) return this.#between(term);
    return this.nextIs("IN") ? this.#in(term) : term;
  }

  #compare(left: Term, by: Comparator): Term {
    const first = this.#asOperand(left);
    this.take();
    return { condition: { kind: "compare", by, args: [first, this.#asOperand(this.#term())] } };
  }

  #between(value: Term): Term {
    const first = this.#asOperand(value);
    this.take();
    const lower = this.#asOperand(this.#term());
    this.expect("AND");
    return { condition: { kind: "between", args: [first, lower, this.#asOperand(this.#term())] } };
  }

  #in(value: Term): Term {
    const first = this.#asOperand(value);
    this.take();
    this.expect("(");
    const list = this.list(() => this.#asOperand(this.#term()));
    this.expect(")");
    return { condition: { kind: "in", args: [first, ...list] } };
  }

  #term(): Term {
    if (this.nextIs("(")) return this.#parenthesized();
    if (this.#nextIsKeyword()) throw this.syntaxError();
    return { operand: this.operand() };
  }

  #parenthesized(): Term {
    this.take();
    const term = this.#or();
    if (this.#parenthesizedTerms.has(term)) this.note("parentheses", "The expression has redundant parentheses;");
    this.expect(")");
    this.#parenthesizedTerms.add(term);
    return term;
  }

  override call(): Call {
    const call = super.call();
    for (const operand of call.args) this.#asOperand({ operand });
    return call;
  }

  #nextIsKeyword(): boolean {
    return KEYWORDS.some((keyword) => this.nextIs(keyword));
  }

  #asCondition(term: Term): Condition {
    if ("condition" in term) return term.condition;
    const { operand } = term;
    if (operand.kind !== "call") throw this.syntaxError();
    if (!this.#isKnown(operand)) return operand;
    if (!CONDITIONS.has(operand.name)) this.#misused(operand);
    return operand;
  }

  #asOperand(term: Term): Operand {
    if (!("operand" in term)) throw this.syntaxError();
    const { operand } = term;
    if (operand.kind === "call" && this.#isKnown(operand) && operand.name !== "size") this.#misused(operand);
    return operand;
  }

  #isKnown({ name }: Call): boolean {
    const known = name === "size" || CONDITIONS.has(name);
    if (!known) this.note("function", `Invalid function name; function: ${name}`);
    return known;
  }

  #misused({ name }: Call): void {
    this.note("misuse", `The function is not allowed to be used this way in an expression; function: ${name}`);
  }
}
