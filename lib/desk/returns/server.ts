import "server-only";
import { getCustomer } from "@/lib/account/customer/store";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import type { ReturnDetail, ReturnRow } from "@/lib/desk/returns/schema";
import { detailOf, rowOf } from "@/lib/desk/returns/view";
import { AppError } from "@/lib/platform/errors";
import { isCustomerId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { findOrder, findOrders } from "@/lib/shop/order/store";
import { inspectionOf, isDeductible, isSameInspection } from "@/lib/shop/returns/inspection";
import type { Inspection, InspectionRequest, Return, ReturnStatus } from "@/lib/shop/returns/schema";
import { inspect, markArrived, mustSee } from "@/lib/shop/returns/server";
import { listReturns as listByStatus } from "@/lib/shop/returns/store";

const MOST_LISTED = 200;

/** The returns of a status, the longest in it first. @throws AppError forbidden */
export async function listReturns(viewer: Viewer, status: ReturnStatus): Promise<ReturnRow[]> {
  assertStaff(viewer);
  const found = await listByStatus(status, MOST_LISTED);
  const orders = await findOrders(found.map(({ orderId }) => orderId));
  const byId = new Map(orders.map((order) => [order.orderId, order]));
  return found.map((record) => rowOf(record, byId.get(record.orderId)));
}

const customerOf = (id: string | undefined) =>
  id !== undefined && isCustomerId(id) ? getCustomer(id) : Promise.resolve(undefined);

/** One return with all that the team sees of it. @throws AppError forbidden, not_found */
export async function getReturnDetail(viewer: Viewer, returnId: string): Promise<ReturnDetail> {
  assertStaff(viewer);
  const record = await mustSee(returnId, viewer);
  const [order, customer, inspector] = await Promise.all([
    findOrder(record.orderId),
    customerOf(record.customerId),
    customerOf(record.inspection?.by),
  ]);
  return detailOf(record, order, customer, inspector);
}

function assertDeductible({ total }: Return, { result, deductionMinor }: InspectionRequest): void {
  if (result !== "deduct" || isDeductible(total, deductionMinor ?? 0)) return;
  const message = "Keep back at most what was paid, in steps that can be refunded.";
  throw new AppError("validation_failed", { issues: [{ field: "deductionMinor", message }] });
}

function assertCounts(effective: Inspection | undefined, wanted: Inspection): void {
  if (!effective) throw new AppError("not_received");
  if (!isSameInspection(effective, wanted)) throw new AppError("already_inspected");
}

/**
 * Decides on a pair that has come back, once: the first inspection counts. The same again is fine.
 * @throws AppError forbidden, not_found, validation_failed, not_received, already_inspected
 */
export async function inspectReturn(viewer: Viewer, returnId: string, request: InspectionRequest): Promise<void> {
  assertStaff(viewer);
  const record = await mustSee(returnId, viewer);
  assertDeductible(record, request);
  const inspection = inspectionOf(request, record.total, viewer.customerId, new Date().toISOString());
  const met = await inspect(record.returnId, inspection);
  assertCounts(met?.inspection, inspection);
  log.info("return inspected", { returnId, result: request.result, by: viewer.customerId });
}

/** Says that a pair is here though no scan does. Safe to repeat. @throws AppError forbidden, not_found */
export async function receiveReturn(viewer: Viewer, returnId: string): Promise<void> {
  assertStaff(viewer);
  const record = await mustSee(returnId, viewer);
  if (!record.shipped) throw new AppError("not_received");
  await markArrived(record.returnId);
  log.info("return received at the desk", { returnId, by: viewer.customerId });
}
