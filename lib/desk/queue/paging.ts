import { comparing, type Sortable } from "@/lib/desk/queue/rules";
import type { QueueSort } from "@/lib/desk/queue/schema";

export const PAGE_SIZE = 50;

/** What an order is sorted by, in an address: a page goes on after it even when the order has left the view. */
export const cursorOf = ({ score, deadlineAt, createdAt, orderId }: Sortable): string =>
  [score ?? -1, deadlineAt ? Date.parse(deadlineAt) : 0, Date.parse(createdAt), orderId].join(".");

/** The last moment that a date can be. https://tc39.es/ecma262/#sec-time-values-and-time-range */
const LAST_MS = 8.64e15;
const iso = (ms: string | undefined): string => new Date(Math.min(Number(ms), LAST_MS)).toISOString();

function readCursor(cursor: string): Sortable {
  const [score, deadlineMs, createdMs, orderId = ""] = cursor.split(".");
  return {
    orderId,
    createdAt: iso(createdMs),
    ...(deadlineMs !== "0" && { deadlineAt: iso(deadlineMs) }),
    score: Number(score),
  };
}

export interface Page<T> {
  readonly items: T[];
  /** Index of the first. */
  readonly start: number;
  readonly previousCursor: string | null;
  readonly nextCursor: string | null;
}

/** The page after the cursor of sorted orders: none of those that stay is left out or comes twice. */
export function pageOf<T extends Sortable>(
  sorted: readonly T[],
  { sort, cursor, nowMs }: { readonly sort: QueueSort; readonly cursor: string | undefined; readonly nowMs: number },
): Page<T> {
  const compare = comparing(sort, nowMs);
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const found = after === undefined ? 0 : sorted.findIndex((order) => compare(order, after) > 0);
  const start = found === -1 ? sorted.length : found;
  const items = sorted.slice(start, start + PAGE_SIZE);
  const last = items.at(-1);
  const beforePrevious = sorted[start - PAGE_SIZE - 1];
  return {
    items,
    start,
    previousCursor: beforePrevious ? cursorOf(beforePrevious) : null,
    nextCursor: last && start + PAGE_SIZE < sorted.length ? cursorOf(last) : null,
  };
}
