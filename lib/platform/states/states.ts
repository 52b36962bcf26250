import type { Name, Path } from "@/lib/platform/table/attributes";

/** A state of a record and how a record comes into it, as data. */
export interface State<Status extends string, T> {
  /** The states that a record comes here from. */
  readonly from: readonly Status[];
  /** Attributes that must be there before it may. */
  readonly needs: readonly Name<T>[];
  /** Attributes that must not be there. */
  readonly forbids?: readonly Name<T>[];
  /** What parts of attributes must say. */
  readonly requires?: readonly (readonly [path: Path<T>, value: string])[];
  /** Attributes that the move itself sets, and that a record has from then on. */
  readonly sets: readonly Name<T>[];
  /** In a few words, for the diagram. */
  readonly when: string;
}

/** A record's states: the conditions of its writes, its diagram and the random walks of its property test are made from them. */
export type States<Status extends string, T> = Readonly<Record<Status, State<Status, T>>>;

/** A fact that is learned about a record without a move. */
export interface Fact<Status extends string> {
  /** The states in which it may be written. */
  readonly during: readonly Status[];
  /** Whether the first value is kept. */
  readonly once: boolean;
}

/** What `states` look like to code that serves every record. */
type AnyStates = Readonly<Record<string, { readonly from: readonly string[]; readonly when: string }>>;

/** Whether no move leaves the state. */
export const isTerminalIn = (states: AnyStates, status: string): boolean =>
  Object.values(states).every(({ from }) => !from.includes(status));

/** The diagram of the states, in Mermaid's words. https://mermaid.js.org/syntax/stateDiagram.html */
export function stateDiagram(states: AnyStates): string {
  const edges = Object.entries(states).flatMap(([to, { from, when }]) =>
    from.length === 0 ? [`  [*] --> ${to}: ${when}`] : from.map((source) => `  ${source} --> ${to}: ${when}`),
  );
  const ends = Object.keys(states).filter((status) => isTerminalIn(states, status));
  return ["stateDiagram-v2", ...edges, ...ends.map((status) => `  ${status} --> [*]`)].join("\n");
}
