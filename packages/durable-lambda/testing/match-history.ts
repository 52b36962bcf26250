/** Finds a place in the history for everything that is expected, in order. */
import { differences } from "./compare.ts";
import type { HistoryPattern, NamedEvent } from "./history-pattern.ts";

/** How far the pattern and the history agree: the item that finds no event, and the event where it was expected. */
export interface Mismatch {
  readonly item: number;
  readonly event: number;
}

const further = (a: Mismatch, b: Mismatch): Mismatch =>
  a.item > b.item || (a.item === b.item && a.event >= b.event) ? a : b;

/**
 * Undefined when every event has its place. After `...` what follows is looked for at the first event that fits, and farther on
 * when the rest does not follow it.
 */
export function mismatch(pattern: HistoryPattern, events: readonly NamedEvent[]): Mismatch | undefined {
  let [item, event] = [0, 0];
  let gap: Mismatch | undefined;
  let furthest: Mismatch = { item: 0, event: 0 };
  while (item < pattern.length || event < events.length) {
    const found = events[event];
    const wanted = pattern[item];
    if (wanted === "...") gap = { item: ++item, event };
    else if (wanted !== undefined && found && differences(wanted, found).length === 0)
      [item, event] = [item + 1, event + 1];
    else {
      furthest = further({ item, event }, furthest);
      if (!gap || gap.event >= events.length) return furthest;
      gap = { item: gap.item, event: gap.event + 1 };
      ({ item, event } = gap);
    }
  }
  return undefined;
}
