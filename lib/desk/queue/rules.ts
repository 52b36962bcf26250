import type { QueueSort } from "@/lib/desk/queue/schema";
import type { RiskAssessment } from "@/lib/shop/risk/schema";

/** A deadline this near comes before every risk. */
export const SOON_MS = 2 * 3_600_000;

/** What the order of the queue is made from. */
interface Sortable {
  readonly orderId: string;
  readonly createdAt: string;
  readonly deadlineAt?: string | undefined;
  readonly risk?: Pick<RiskAssessment, "score"> | undefined;
}
const deadlineMs = ({ deadlineAt }: Sortable): number => (deadlineAt ? Date.parse(deadlineAt) : Infinity);
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
const byDeadline = (a: Sortable, b: Sortable) => compare(deadlineMs(a), deadlineMs(b));
const byRisk = (a: Sortable, b: Sortable) => compare(b.risk?.score ?? -1, a.risk?.score ?? -1);
const byNewest = (a: Sortable, b: Sortable) => compare(Date.parse(b.createdAt), Date.parse(a.createdAt));
const byId = (a: Sortable, b: Sortable) => (a.orderId < b.orderId ? -1 : 1);

/** What ends soon first, by deadline; then the riskiest, and of equal risk the one that ends sooner. */
const byUrgency = (nowMs: number) => (a: Sortable, b: Sortable) => {
  const [soonA, soonB] = [a, b].map((order) => deadlineMs(order) - nowMs < SOON_MS);
  if (soonA !== soonB) return soonA ? -1 : 1;
  return soonA ? byDeadline(a, b) || byRisk(a, b) : byRisk(a, b) || byDeadline(a, b);
};

/** The order of the queue; always the same for the same orders. */
export function sortQueue<T extends Sortable>(orders: readonly T[], sort: QueueSort, nowMs: number): T[] {
  const by = { urgency: byUrgency(nowMs), deadline: byDeadline, risk: byRisk, newest: byNewest }[sort];
  return orders.toSorted((a, b) => by(a, b) || byDeadline(a, b) || byId(a, b));
}

export const endsWithin = ({ deadlineAt }: Sortable, minutes: number | undefined, nowMs: number): boolean =>
  minutes === undefined || (deadlineAt !== undefined && Date.parse(deadlineAt) - nowMs <= minutes * 60_000);

/** What a search text may mean: tried in this order. */
export type SearchKind = "order" | "email" | "pair" | "name";

export function searchKind(text: string): SearchKind {
  if (/^ord_[0-9a-z]+$/i.test(text)) return "order";
  if (text.includes("@")) return "email";
  return /^(nº|no\.?|#)?\s*\d{1,5}$/i.test(text) ? "pair" : "name";
}

/** One letter is in almost every name. */
export const isSearchable = (name: string): boolean => Array.from(name).length > 1;

export const pairNumberIn = (text: string): number => Number(text.replace(/\D/g, ""));

export const nameMatches = ({ firstName, lastName }: { firstName: string; lastName: string }, text: string): boolean =>
  `${firstName} ${lastName}`.toLowerCase().includes(text.toLowerCase());
