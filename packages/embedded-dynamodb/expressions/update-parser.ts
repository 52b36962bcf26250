/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html */
import type { Assignment, Call, Operand, Path, Update } from "./ast.ts";
import { Parser } from "./parser.ts";

const FUNCTIONS: ReadonlySet<string> = new Set(["if_not_exists", "list_append"]);
type Sections = { -readonly [K in keyof Update]: Update[K][number][] };

/** Throws an ExpressionError. */
export function parseUpdate(expression: string): Update {
  const parser = new UpdateParser(expression);
  const update = parser.update();
  parser.finish();
  return update;
}

class UpdateParser extends Parser {
  update(): Update {
    const sections: Sections = { set: [], remove: [], add: [], delete: [] };
    while (this.next.kind !== "end") this.#section(sections);
    return sections;
  }

  #section(sections: Sections): void {
    if (this.takeIf("SET")) this.#once("SET", sections.set, () => this.#assignment());
    else if (this.takeIf("REMOVE")) this.#once("REMOVE", sections.remove, () => this.path());
    else if (this.takeIf("ADD")) this.#once("ADD", sections.add, () => this.#pair());
    else if (this.takeIf("DELETE")) this.#once("DELETE", sections.delete, () => this.#pair());
    else throw this.syntaxError();
  }

  #once(name: string, section: unknown[], parse: () => Assignment | Path): void {
    if (section.length > 0)
      this.note("section", `The "${name}" section can only be used once in an update expression;`);
    section.push(...this.list(parse));
  }

  #assignment(): Assignment {
    const path = this.path();
    this.expect("=");
    return { path, value: this.#sum() };
  }

  #pair(): Assignment {
    const path = this.path();
    if (this.next.kind !== "value") throw this.syntaxError();
    return { path, value: this.operand() };
  }

  #sum(): Operand {
    const first = this.#term();
    const by = this.takeIf("+") ? "+" : this.takeIf("-") ? "-" : undefined;
    return by === undefined ? first : { kind: "arithmetic", by, args: [first, this.#term()] };
  }

  #term(): Operand {
    if (!this.takeIf("(")) return this.operand();
    const operand = this.#sum();
    this.expect(")");
    return operand;
  }

  override call(): Call {
    const call = super.call();
    if (!FUNCTIONS.has(call.name)) this.note("function", `Invalid function name; function: ${call.name}`);
    return call;
  }
}
