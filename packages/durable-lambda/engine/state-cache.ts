/** The few executions in use. Invariant: bounded; a suspended execution costs nothing once others push it out. */
import type { Draft, State } from "../machine/draft.ts";
import type { Execution, Operation } from "../machine/types.ts";

const CAPACITY = 128;
/** A state with more operations than this is kept only while it is running. */
const LARGE_STATE_OPERATIONS = 500;

interface Entry {
  readonly execution: Execution;
  readonly operations: Map<string, Operation>;
}

export class StateCache {
  readonly #entries = new Map<number, Entry>();
  readonly #load: (seq: number) => State | undefined;

  constructor(load: (seq: number) => State | undefined) {
    this.#load = load;
  }

  get(seq: number): State | undefined {
    const known = this.#entries.get(seq);
    if (known) return known;
    const loaded = this.#load(seq);
    if (loaded) this.#keep({ execution: loaded.execution, operations: new Map(loaded.operations) });
    return loaded && this.#entries.get(seq);
  }

  /** Takes over what a draft changed, after the journal has it. The draft's `before.operations` is stale from then on. */
  apply(draft: Draft): void {
    const { seq, status } = draft.execution;
    const operations = this.#entries.get(seq)?.operations ?? new Map<string, Operation>(draft.before.operations);
    for (const operation of draft.changed.values()) operations.set(operation.id, operation);
    const large = operations.size > LARGE_STATE_OPERATIONS && !draft.execution.invocation;
    if (status !== "RUNNING" || large) this.#entries.delete(seq);
    else this.#keep({ execution: draft.execution, operations });
  }

  forget(seq: number): void {
    this.#entries.delete(seq);
  }

  #keep(entry: Entry): void {
    this.#entries.delete(entry.execution.seq);
    this.#entries.set(entry.execution.seq, entry);
    if (this.#entries.size <= CAPACITY) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }
}
