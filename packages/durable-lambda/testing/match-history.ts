/** Finds a place in the history for everything that is expected, in order: what is left of a pattern, event by event. */
import { differences } from "./compare.ts";
import {
  type AnyOrder,
  type HistoryPattern,
  isAnyOrder,
  type NamedEvent,
  type PatternItem,
} from "./history-pattern.ts";

/** How far the pattern and the history agree: the item that finds no event, and the event where it was expected. */
export interface Mismatch {
  readonly item: number;
  readonly event: number;
  /** What is left of the item; nothing where the history was to end. */
  readonly wanted: PatternItem | undefined;
}

/** Undefined when every event has its place. */
export function mismatch(pattern: HistoryPattern, events: readonly NamedEvent[]): Mismatch | undefined {
  let lefts: HistoryPattern[] = [pattern];
  let furthest: Mismatch | undefined;
  for (const [event, found] of events.entries()) {
    const ways = lefts.map((left) => ({ left, within: withinGap(left), next: after(afterGap(left), found) }));
    for (const { left, next } of ways) if (next.length === 0) furthest = further(stop(pattern, left, event), furthest);
    lefts = distinct(ways.flatMap(({ within, next }) => [...within, ...next]));
    if (lefts.length === 0) return furthest;
  }
  if (lefts.some(isOver)) return undefined;
  return lefts.map((left) => stop(pattern, left, events.length)).reduce(further, furthest);
}

function stop(pattern: HistoryPattern, left: HistoryPattern, event: number): Mismatch {
  const wanted = unfinished(left);
  return { item: pattern.length - wanted.length, event, wanted: wanted[0] };
}

/** What is left from the first item on that still has to find an event. */
export function unfinished(left: HistoryPattern): HistoryPattern {
  const first = left.findIndex((item) => !isOver([item]));
  return first === -1 ? [] : left.slice(first);
}

function further(a: Mismatch | undefined, b: Mismatch | undefined): Mismatch | undefined {
  if (!a || !b) return a ?? b;
  return a.item > b.item || (a.item === b.item && a.event >= b.event) ? a : b;
}

const withinGap = (left: HistoryPattern): HistoryPattern[] => (left[0] === "..." ? [left] : []);
const afterGap = (left: HistoryPattern): HistoryPattern => (left[0] === "..." ? afterGap(left.slice(1)) : left);

const isOver = (left: HistoryPattern): boolean =>
  left.every((item) => item === "..." || (isAnyOrder(item) && item.anyOrder.every(isOver)));

/** All that may be left after one more event; nothing where it has no place. */
function after(left: HistoryPattern, found: NamedEvent): HistoryPattern[] {
  const [item, ...rest] = left;
  if (item === undefined) return [];
  if (item === "...") return [left, ...after(rest, found)];
  if (!isAnyOrder(item)) return differences(item, found).length === 0 ? [rest] : [];
  const within = afterOneOf(item, found).map((branches): HistoryPattern => [branches, ...rest]);
  return isOver([item]) ? [...within, ...after(rest, found)] : within;
}

const afterOneOf = ({ anyOrder }: AnyOrder, found: NamedEvent): AnyOrder[] =>
  anyOrder.flatMap((branch, index) => after(branch, found).map((left) => ({ anyOrder: anyOrder.with(index, left) })));

const distinct = (lefts: readonly HistoryPattern[]): HistoryPattern[] => [
  ...new Map(lefts.map((left) => [keyOf(left), left])).values(),
];

/** Two that are left of one pattern are the same where as much is left of them; only the first item is ever begun. */
function keyOf([item, ...rest]: HistoryPattern): string {
  const begun = item !== undefined && isAnyOrder(item) ? item.anyOrder.map(keyOf).join() : typeof item;
  return `(${begun}${rest.length})`;
}
