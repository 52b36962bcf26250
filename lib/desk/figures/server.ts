import "server-only";
import { listAuditSince } from "@/lib/platform/audit/store";
import { memo } from "@/lib/platform/memo";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { ratesByLevel, salesOverTime } from "@/lib/desk/figures/rules";
import type { Sales, SizeStock, Workload } from "@/lib/desk/figures/schema";
import { SOON_MS } from "@/lib/desk/queue/rules";
import { listingsOfDesk } from "@/lib/desk/queue/snapshot";
import { currentOf } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { publishedDrops } from "@/lib/shop/drop/server";
import { countPairs } from "@/lib/shop/inventory/rules";
import { countPairsLeft } from "@/lib/shop/inventory/server";
import type { Listing } from "@/lib/shop/listing/schema";
import { REVIEW_STATUS } from "@/lib/shop/order/rules";
import { orderStatuses } from "@/lib/shop/order/states";
import { listFigures } from "@/lib/shop/order/store";

const FRESH_FOR_MS = 5000;

/** The drop on sale, else the next, else the last; undefined before the first. */
const shownDrop = async (): Promise<Drop | undefined> => currentOf(await publishedDrops(), Date.now());

async function stockLeft(): Promise<SizeStock[]> {
  const drop = await shownDrop();
  if (!drop) return [];
  const { dropId, sizes } = drop;
  const left = await Promise.all(sizes.map((range) => countPairsLeft({ dropId, range })));
  return sizes.map((range, i) => ({ size: range.size, pairs: countPairs(range), left: left[i] ?? 0 }));
}

function waitingFigures(waiting: readonly Listing[], nowMs: number) {
  const soon = (at: string | undefined) => at !== undefined && Date.parse(at) - nowMs < SOON_MS;
  return {
    waiting: waiting.length,
    waitingHigh: waiting.filter(({ level }) => level === "high").length,
    endingSoon: waiting.filter(({ deadlineAt }) => soon(deadlineAt)).length,
    oldestAt: waiting.map(({ createdAt }) => createdAt).toSorted()[0] ?? null,
  };
}

/** From the audit log, which holds a decision once: the orders themselves are not read. */
async function decisionsToday(nowMs: number) {
  const midnight = new Date(nowMs).toISOString().slice(0, 10);
  const decisions = (await listAuditSince(midnight)).filter(({ kind }) => kind === "decision");
  return {
    decidedToday: decisions.length,
    approvedToday: decisions.filter(({ decision }) => decision === "approve").length,
  };
}

const countWorkload = memo(FRESH_FOR_MS, async (): Promise<Workload> => {
  const nowMs = Date.now();
  const [stock, today, all] = await Promise.all([stockLeft(), decisionsToday(nowMs), listingsOfDesk()]);
  const waiting = all.filter(({ status, decided }) => status === REVIEW_STATUS && !decided);
  return { countedAt: new Date(nowMs).toISOString(), ...waitingFigures(waiting, nowMs), ...today, stock };
});

const countSales = memo(FRESH_FOR_MS, async (): Promise<Sales> => {
  const orders = (await Promise.all(orderStatuses.map((status) => listFigures(status)))).flat();
  const nowMs = Date.now();
  return { countedAt: new Date(nowMs).toISOString(), rates: ratesByLevel(orders), ...salesOverTime(orders, nowMs) };
});

/**
 * What the desk's strip shows, at most five seconds old in each instance. Reads what waits, what was decided today and
 * which pairs are held; finished orders cost nothing. @throws AppError forbidden to all but the team
 */
export async function readWorkload(viewer: Viewer): Promise<Workload> {
  assertStaff(viewer);
  return countWorkload();
}

/** How the drop went: reads every order, so only the page that shows it pays for it. @throws AppError forbidden to all but the team */
export async function readSales(viewer: Viewer): Promise<Sales> {
  assertStaff(viewer);
  return countSales();
}
