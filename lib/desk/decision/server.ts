import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import type { DecisionRequest } from "@/lib/desk/decision/schema";
import { dropClaim } from "@/lib/desk/review-lock/store";
import { driveOrLeave, remember } from "@/lib/platform/durable/outbox";
import { AppError } from "@/lib/platform/errors";
import { isOrderId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { type Order } from "@/lib/shop/order/schema";
import { driveOrder } from "@/lib/shop/order/server";
import { findOrder, recordDecision } from "@/lib/shop/order/store";

const recordOf = ({ risk }: Order, { customerId }: Viewer, request: DecisionRequest, bulkId: string | undefined) => ({
  decision: request.decision,
  at: new Date().toISOString(),
  by: customerId,
  ...(request.reasonCode !== undefined && { reasonCode: request.reasonCode }),
  ...(request.note !== undefined && { note: request.note }),
  ...(risk && { score: risk.score, level: risk.level, engine: risk.engine }),
  ...(bulkId !== undefined && { bulkId }),
});

/**
 * Decides an order, once: the first decision stands, whoever has claimed the order. The same decision again is fine.
 * @throws AppError forbidden, not_found, not_awaiting_approval, already_decided
 */
export async function decide(
  viewer: Viewer,
  orderId: string,
  request: DecisionRequest,
  bulkId?: string,
): Promise<void> {
  assertStaff(viewer);
  const order = isOrderId(orderId) ? await findOrder(orderId) : undefined;
  if (!order) throw new AppError("not_found");
  const entry = await remember("order", orderId);
  const standing = await recordDecision(order.orderId, recordOf(order, viewer, request, bulkId));
  await driveOrLeave(entry, driveOrder);
  assertStands(standing?.decision?.decision, request.decision);
  await dropClaim(orderId, viewer.customerId);
  log.info("order decided", { orderId, decision: request.decision, by: viewer.customerId });
}

function assertStands(standing: string | undefined, wanted: string): void {
  if (standing === undefined || standing === "timeout") throw new AppError("not_awaiting_approval");
  if (standing !== wanted) throw new AppError("already_decided");
}
