/** Query parameters of the API. A wrong one is an InvalidParameterValueException. */
import { invalidParameter } from "../errors.ts";
import { DEFAULT_PAGE_ITEMS, MAX_PAGE_ITEMS } from "../limits.ts";
import type { ExecutionStatus } from "../machine/types.ts";

export class Query {
  readonly #parameters: URLSearchParams;

  constructor(text: string) {
    this.#parameters = new URLSearchParams(text);
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

  flag(name: string, absent: boolean): boolean {
    const value = this.text(name);
    if (value === undefined) return absent;
    if (value !== "true" && value !== "false") throw invalidParameter(`${name} must be true or false.`);
    return value === "true";
  }

  integer(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^-?\d{1,15}$/.test(value)) throw invalidParameter(`${name} is not valid.`);
    return Number(value);
  }

  maxItems(): number {
    const value = this.integer("MaxItems") ?? 0;
    if (value < 0 || value > MAX_PAGE_ITEMS)
      throw invalidParameter(`MaxItems must be between 0 and ${MAX_PAGE_ITEMS}.`);
    return value || DEFAULT_PAGE_ITEMS;
  }

  timeMs(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value);
    if (Number.isNaN(ms)) throw invalidParameter(`${name} is not a time.`);
    return ms;
  }

  statuses(): ExecutionStatus[] {
    const values = this.#parameters.getAll("Statuses").flatMap((value) => (value === "" ? [] : value.split(",")));
    const wrong = values.find((value) => !STATUSES.has(value));
    if (wrong !== undefined) throw invalidParameter(`Unknown status: ${wrong.slice(0, 50)}`);
    return values as ExecutionStatus[];
  }
}

const STATUSES = new Set<string>([
  "RUNNING",
  "SUCCEEDED",
  "FAILED",
  "TIMED_OUT",
  "STOPPED",
] satisfies ExecutionStatus[]);
