/** Query parameters and forms of the console. A wrong one is an InvalidParameterValueException. */
import { invalidParameter } from "../errors.ts";
import type { ExecutionStatus as Status } from "../machine/types.ts";
import { ExecutionStatus } from "../validation/model.ts";

export class Query {
  readonly #parameters: URLSearchParams;

  constructor(parameters: URLSearchParams) {
    this.#parameters = parameters;
  }

  text(name: string): string | undefined {
    return this.#parameters.get(name) || undefined;
  }

  /** The query with one parameter replaced. */
  with(name: string, value: string): string {
    const changed = new URLSearchParams(this.#parameters);
    changed.set(name, value);
    return changed.toString();
  }

  integer(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^-?\d{1,15}$/.test(value)) throw invalidParameter(`${name} is not valid.`);
    return Number(value);
  }

  statuses(): Status[] {
    const values = this.#parameters.getAll("Statuses").flatMap((value) => (value === "" ? [] : value.split(",")));
    const wrong = values.find((value) => !isStatus(value));
    if (wrong !== undefined) throw invalidParameter(`Unknown status: ${wrong.slice(0, 50)}`);
    return values.filter(isStatus);
  }
}

const isStatus = (value: string): value is Status => (ExecutionStatus.values as readonly string[]).includes(value);
