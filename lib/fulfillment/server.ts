import { z } from "zod";
import { assertStaff } from "@/lib/auth/rules";
import type { Viewer } from "@/lib/auth/schema";
import { driveOrLeave, remember } from "@/lib/durable/outbox";
import { AppError } from "@/lib/errors";
import { dropClaim } from "@/lib/fulfillment/store";
import { fulfillmentView } from "@/lib/fulfillment/view";
import { isOrderId } from "@/lib/ids";
import { issuesOf } from "@/lib/http/issues";
import { log } from "@/lib/log";
import { orderStatusSchema, type DecisionRequest, type FulfillmentOrderView, type Order } from "@/lib/order/schema";
import { driveOrder } from "@/lib/order/server";
import { findOrder, listOrdersByStatus, recordDecision } from "@/lib/order/store";
import { riskLevelSchema } from "@/lib/risk/schema";

const PAGE_SIZE = 25;

const queryParameters = z.object({
  status: orderStatusSchema.default("awaiting_approval"),
  level: riskLevelSchema.optional(),
  cursor: z.base64url().max(300).optional(),
});

function parseQuery(query: ListQuery) {
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = queryParameters.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new AppError("validation_failed", { issues: issuesOf(parsed.error) });
}

interface ListQuery {
  readonly status?: string | undefined;
  readonly level?: string | undefined;
  readonly cursor?: string | undefined;
}

/**
 * A page of orders of one status (awaiting approval unless said otherwise), soonest deadline first.
 * @throws AppError forbidden to all but the team, validation_failed
 */
export async function listOrders(
  viewer: Viewer,
  query: ListQuery,
): Promise<{ orders: FulfillmentOrderView[]; nextCursor: string | null }> {
  assertStaff(viewer);
  const { status, level, cursor } = parseQuery(query);
  const after = cursor && Buffer.from(cursor, "base64url").toString();
  const found = await listOrdersByStatus(status, {
    limit: PAGE_SIZE + 1,
    ...(after && { after }),
    ...(level && { level }),
  });
  const page = found.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  const orders = await Promise.all(page.map(({ order }) => fulfillmentView(order, viewer)));
  return {
    orders,
    nextCursor: found.length > PAGE_SIZE && last ? Buffer.from(last.cursor).toString("base64url") : null,
  };
}

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
