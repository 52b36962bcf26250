import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { decidedOn, ratesByLevel, salesOverTime } from "@/lib/desk/figures/rules";
import type { Overview, SizeStock } from "@/lib/desk/figures/schema";
import { SOON_MS } from "@/lib/desk/queue/rules";
import { findDrop } from "@/lib/shop/drop/store";
import { countPairsLeft } from "@/lib/shop/inventory/server";
import { orderStatusSchema, type OrderStatus } from "@/lib/shop/order/schema";
import { listFigures, type OrderFigures } from "@/lib/shop/order/store";

const FRESH_FOR_MS = 5000;
let counted: { readonly overview: Promise<Overview>; readonly atMs: number } | undefined;

async function stockLeft(): Promise<SizeStock[]> {
  const drop = await findDrop();
  if (!drop) return [];
  const { dropId, sizes } = drop;
  const left = await Promise.all(sizes.map((range) => countPairsLeft(dropId, range)));
  return sizes.map(({ size, pairs }, i) => ({ size, pairs, left: left[i] ?? 0 }));
}

const least = (times: readonly (string | undefined)[]): string | null =>
  times.filter((time) => time !== undefined).toSorted()[0] ?? null;

function waitingFigures(waiting: readonly OrderFigures[], nowMs: number) {
  const soon = (at: string | undefined) => at !== undefined && Date.parse(at) - nowMs < SOON_MS;
  return {
    waiting: waiting.length,
    waitingHigh: waiting.filter(({ riskLevel }) => riskLevel === "high").length,
    endingSoon: waiting.filter(({ deadlineAt }) => soon(deadlineAt)).length,
    soonestDeadlineAt: least(waiting.map(({ deadlineAt }) => deadlineAt)),
    oldestAt: least(waiting.map(({ createdAt }) => createdAt)),
  };
}

async function count(): Promise<Overview> {
  const [stock, ...lists] = await Promise.all([stockLeft(), ...orderStatusSchema.options.map(listFigures)]);
  const orders = lists.flat();
  const nowMs = Date.now();
  const today = orders.filter((order) => decidedOn(order, nowMs));
  const open = orders.filter(({ status, decision }) => status === "awaiting_approval" && !decision);
  const byStatus = Object.fromEntries(orderStatusSchema.options.map((status, i) => [status, lists[i]?.length ?? 0]));
  return {
    countedAt: new Date(nowMs).toISOString(),
    ...waitingFigures(open, nowMs),
    decidedToday: today.length,
    approvedToday: today.filter(({ decision }) => decision?.decision === "approve").length,
    rates: ratesByLevel(orders),
    stock,
    ...salesOverTime(orders, nowMs),
    byStatus: byStatus as Record<OrderStatus, number>,
  };
}

/**
 * The desk's figures, counted from the index by status and at most five seconds old: however many look, the table is
 * read once in that time. @throws AppError forbidden to all but the team
 */
export async function readOverview(viewer: Viewer): Promise<Overview> {
  assertStaff(viewer);
  if (!counted || Date.now() - counted.atMs > FRESH_FOR_MS) {
    const overview = count();
    counted = { overview, atMs: Date.now() };
    overview.catch(() => (counted = undefined));
  }
  return counted.overview;
}
