import type { LevelRate, SalesPoint } from "@/lib/desk/figures/schema";
import type { RecordedDecision } from "@/lib/shop/order/review/schema";
import { isSold } from "@/lib/shop/order/rules";
import type { OrderStatus } from "@/lib/shop/order/schema";
import type { RiskLevel } from "@/lib/shop/risk/schema";

interface Decided {
  readonly risk?: { readonly level: RiskLevel } | undefined;
  readonly decision?: Pick<RecordedDecision, "decision" | "auto"> | undefined;
}

/** How people decided, by the level of the order: what the policy approved by itself is left out. */
export function ratesByLevel(orders: readonly Decided[]): LevelRate[] {
  const byPeople = orders.filter(({ decision }) => decision?.auto === undefined);
  const count = (level: RiskLevel, decision: string) =>
    byPeople.filter((order) => order.risk?.level === level && order.decision?.decision === decision).length;
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
  orders: readonly { readonly createdAt: string; readonly status: OrderStatus }[],
  nowMs: number,
): { readonly sales: SalesPoint[]; readonly bucketMinutes: number } {
  const times = orders.map(({ createdAt }) => Date.parse(createdAt));
  const first = times.reduce((least, time) => Math.min(least, time), nowMs);
  const bucketMinutes = bucketMinutesFor(nowMs - first);
  const widthMs = bucketMinutes * 60_000;
  const start = Math.floor(first / widthMs);
  const buckets = Array.from({ length: Math.floor(nowMs / widthMs) - start + 1 }, () => ({ orders: 0, shipped: 0 }));
  orders.forEach((order, i) => {
    const bucket = buckets[Math.floor((times[i] ?? first) / widthMs) - start];
    if (!bucket) return;
    bucket.orders += 1;
    if (isSold(order)) bucket.shipped += 1;
  });
  const sales = buckets.map((bucket, i) => ({ at: new Date((start + i) * widthMs).toISOString(), ...bucket }));
  return { sales, bucketMinutes };
}
