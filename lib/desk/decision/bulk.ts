import "server-only";
import { bindBulk } from "@/lib/desk/decision/bulk-record";
import { BULK_MAX, exclusionOf } from "@/lib/desk/decision/rules";
import type { BulkPreview, BulkRequest, BulkResult } from "@/lib/desk/decision/schema";
import { decide } from "@/lib/desk/decision/server";
import { keepAudit } from "@/lib/platform/audit/store";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { isAppError } from "@/lib/platform/errors";
import { fulfillmentView } from "@/lib/desk/order/view";
import { log } from "@/lib/platform/log";
import { decisionOf } from "@/lib/shop/order/rules";
import { findOrders } from "@/lib/shop/order/store";

const AT_ONCE = 8;
/** So long one request decides; what is left is decided when the same list is sent again. */
const BUDGET_MS = 8000;

/** Which of the orders a bulk decision would decide, and which not and why. Changes nothing. @throws AppError forbidden */
export async function previewBulk(viewer: Viewer, ids: readonly string[]): Promise<BulkPreview> {
  assertStaff(viewer);
  const wanted = [...new Set(ids)].slice(0, BULK_MAX);
  const views = await Promise.all((await findOrders(wanted)).map((order) => fulfillmentView(order, viewer)));
  const judged = views.map((view) => ({ view, why: exclusionOf(view) }));
  const missing = wanted.filter((id) => !views.some(({ orderId }) => orderId === id));
  return {
    included: judged.filter(({ why }) => why === undefined).map(({ view }) => view),
    excluded: [
      ...judged.flatMap(({ view, why }) =>
        why ? [{ orderId: view.orderId, why, detail: view.reviewLock?.name ?? view.decision?.name ?? null }] : [],
      ),
      ...missing.map((orderId) => ({ orderId, why: "not_found" as const, detail: null })),
    ],
  };
}

async function decideOne(viewer: Viewer, orderId: string, request: BulkRequest): Promise<BulkResult> {
  const { decision, reasonCode, note, bulkId, view = "list" } = request;
  try {
    await decide(viewer, orderId, { decision, reasonCode, ...(note !== undefined && { note }) }, { bulkId, view });
    return { orderId, outcome: "decided" };
  } catch (error) {
    if (isAppError(error, "already_decided")) return { orderId, outcome: "already_decided" };
    if (isAppError(error, "not_awaiting_approval")) return { orderId, outcome: "not_awaiting_approval" };
    if (isAppError(error, "not_found")) return { orderId, outcome: "not_found" };
    log.error("a bulk decision failed for one order", error, { orderId, bulkId });
    return { orderId, outcome: "failed" };
  }
}

/** What an earlier request of the same bulk decision has decided: a long list goes on where it was. */
async function decidedBefore(ids: readonly string[], bulkId: string): Promise<[string, BulkResult][]> {
  const decided = (await findOrders(ids)).filter((order) => decisionOf(order)?.bulkId === bulkId);
  return decided.map(({ orderId }) => [orderId, { orderId, outcome: "decided" }]);
}

/** Decides what is left of the list, some at once, until all are decided or the time is over. */
async function decideInTime(viewer: Viewer, request: BulkRequest, ids: readonly string[]) {
  const results = new Map<string, BulkResult>(await decidedBefore(ids, request.bulkId));
  const queue = ids.filter((id) => !results.has(id)).values();
  const endsAtMs = Date.now() + BUDGET_MS;
  const work = async () => {
    for (const id of queue) {
      if (Date.now() > endsAtMs) return;
      results.set(id, await decideOne(viewer, id, request));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

/**
 * Decides every order of the frozen list by its own conditional write; what another reviewer decided meanwhile is kept. Safe
 * to repeat as a whole: what is decided alike already counts as decided. Resolves with what became of each: a long list is
 * decided in several requests, and `not_yet` is left for the next one.
 * @throws AppError forbidden to all but the team, idempotency_key_reused where the bulk id stands for another decision
 */
export async function decideBulk(viewer: Viewer, request: BulkRequest): Promise<BulkResult[]> {
  assertStaff(viewer);
  const ids = [...new Set(request.orderIds)];
  const { bulkId, decision, reasonCode, note } = request;
  const at = await bindBulk(viewer, request);
  const details = { decision, reasonCode, count: ids.length, ...(note !== undefined && { note }) };
  await keepAudit([{ entryId: `bulk-${bulkId}`, kind: "bulk", at, by: viewer.customerId, bulkId, ...details }]);
  const results = await decideInTime(viewer, request, ids);
  return ids.map((orderId) => results.get(orderId) ?? { orderId, outcome: "not_yet" });
}
