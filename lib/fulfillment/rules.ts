import type { Claim, Exclusion, LevelRate, QueueSort, SalesPoint } from "@/lib/fulfillment/schema";
import type { FulfillmentOrderView, Order, RecordedDecision } from "@/lib/order/schema";
import type { RiskLevel } from "@/lib/risk/schema";

/** How long a look at an order counts without a sign of life. */
export const CLAIM_MS = 90_000;
/** A deadline this near comes before every risk. */
export const SOON_MS = 2 * 3_600_000;
/** So many orders may be decided together. */
export const BULK_MAX = 50;

export const isHeld = (claim: Claim | undefined, nowMs: number): claim is Claim =>
  claim !== undefined && claim.untilMs > nowMs;

type Sortable = Pick<Order, "orderId" | "createdAt" | "deadlineAt" | "risk">;
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

export const pairNumberIn = (text: string): number => Number(text.replace(/\D/g, ""));

export const nameMatches = ({ firstName, lastName }: { firstName: string; lastName: string }, text: string): boolean =>
  `${firstName} ${lastName}`.toLowerCase().includes(text.toLowerCase());

/** Why an order cannot be part of a bulk decision, if so. */
export function exclusionOf(view: FulfillmentOrderView): Exclusion | undefined {
  if (view.stopped) return "stopped";
  if (view.decision) return "already_decided";
  if (view.status !== "awaiting_approval") return "not_awaiting_approval";
  return view.claim && !view.claim.mine ? "claimed" : undefined;
}

type Decided = { readonly riskLevel?: RiskLevel | undefined; readonly decision?: RecordedDecision | undefined };

/** How people decided, by the level that they saw. */
export function ratesByLevel(orders: readonly Decided[]): LevelRate[] {
  const count = (level: RiskLevel, decision: string) =>
    orders.filter((order) => order.riskLevel === level && order.decision?.decision === decision).length;
  return (["low", "medium", "high"] as const).map((level) => ({
    level,
    approved: count(level, "approve"),
    rejected: count(level, "reject"),
  }));
}

const BUCKETS_AT_MOST = 48;
const BUCKET_MINUTES = [5, 15, 30, 60, 180, 360, 720, 1440];

/** The finest bucket of which a chart of this span has room for. */
export const bucketMinutesFor = (spanMs: number): number =>
  BUCKET_MINUTES.find((minutes) => spanMs / (minutes * 60_000) <= BUCKETS_AT_MOST) ?? 1440;

/** Orders placed and pairs shipped in each bucket from the first order to now, empty ones too. */
export function salesOverTime(
  orders: readonly { readonly createdAt: string; readonly status: string }[],
  nowMs: number,
): { readonly sales: SalesPoint[]; readonly bucketMinutes: number } {
  const times = orders.map(({ createdAt }) => Date.parse(createdAt));
  const first = times.reduce((least, time) => Math.min(least, time), nowMs);
  const bucketMinutes = bucketMinutesFor(nowMs - first);
  const widthMs = bucketMinutes * 60_000;
  const start = Math.floor(first / widthMs);
  const buckets = Array.from({ length: Math.floor(nowMs / widthMs) - start + 1 }, () => ({ orders: 0, shipped: 0 }));
  orders.forEach(({ status }, i) => {
    const bucket = buckets[Math.floor((times[i] ?? first) / widthMs) - start];
    if (!bucket) return;
    bucket.orders += 1;
    if (status === "shipped") bucket.shipped += 1;
  });
  const sales = buckets.map((bucket, i) => ({ at: new Date((start + i) * widthMs).toISOString(), ...bucket }));
  return { sales, bucketMinutes };
}

/** By a person, on the UTC day of `nowMs`. */
export const decidedOn = ({ decision }: Decided, nowMs: number): boolean =>
  decision !== undefined &&
  decision.decision !== "timeout" &&
  decision.at.slice(0, 10) === new Date(nowMs).toISOString().slice(0, 10);
