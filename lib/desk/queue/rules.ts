import type { QueueSort } from "@/lib/desk/queue/schema";

/** A deadline this near comes before every risk. */
export const SOON_MS = 2 * 3_600_000;

/** What the order of the queue is made from. Times are ISO 8601 in UTC with milliseconds: as texts they sort as in time. */
export interface Sortable {
  readonly orderId: string;
  readonly createdAt: string;
  readonly deadlineAt?: string | undefined;
  readonly score?: number | undefined;
}
type Compare = (a: Sortable, b: Sortable) => number;

const NEVER = "~"; // after every digit
const compare = <T extends number | string>(a: T, b: T): number => (a === b ? 0 : a < b ? -1 : 1);
const byDeadline: Compare = (a, b) => compare(a.deadlineAt ?? NEVER, b.deadlineAt ?? NEVER);
const byRisk: Compare = (a, b) => compare(b.score ?? -1, a.score ?? -1);
const byNewest: Compare = (a, b) => compare(b.createdAt, a.createdAt);
const byId: Compare = (a, b) => compare(a.orderId, b.orderId);

/** What ends soon first, by deadline; then the riskiest, and of equal risk the one that ends sooner. */
function byUrgency(nowMs: number): Compare {
  const soon = new Date(nowMs + SOON_MS).toISOString();
  return (a, b) => {
    const [soonA, soonB] = [(a.deadlineAt ?? NEVER) < soon, (b.deadlineAt ?? NEVER) < soon];
    if (soonA !== soonB) return soonA ? -1 : 1;
    return soonA ? byDeadline(a, b) || byRisk(a, b) : byRisk(a, b) || byDeadline(a, b);
  };
}

/** How two orders of the queue follow each other; 0 for an order and itself alone. */
export function comparing(sort: QueueSort, nowMs: number): Compare {
  const by = { urgency: byUrgency(nowMs), deadline: byDeadline, risk: byRisk, newest: byNewest }[sort];
  return (a, b) => by(a, b) || byDeadline(a, b) || byId(a, b);
}

/** The order of the queue; always the same for the same orders. */
export const sortQueue = <T extends Sortable>(orders: readonly T[], sort: QueueSort, nowMs: number): T[] =>
  orders.toSorted(comparing(sort, nowMs));

export const endsWithin = (
  { deadlineAt }: Pick<Sortable, "deadlineAt">,
  minutes: number | undefined,
  nowMs: number,
): boolean => minutes === undefined || (deadlineAt !== undefined && Date.parse(deadlineAt) - nowMs <= minutes * 60_000);
