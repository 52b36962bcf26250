import { z } from "zod";
import { assertStaff } from "@/lib/auth/rules";
import type { Viewer } from "@/lib/auth/schema";
import { getCustomer } from "@/lib/customer/store";
import { driveOrLeave, remember } from "@/lib/durable/outbox";
import { AppError } from "@/lib/errors";
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

async function fulfillmentView(order: Order): Promise<FulfillmentOrderView> {
  const customer = await getCustomer(order.customerId);
  const { customerId, firstName = "", lastName = "", email = "" } = customer ?? { customerId: order.customerId };
  return {
    orderId: order.orderId,
    status: order.status,
    size: order.size,
    pairNumber: order.pairNumber ?? null,
    customer: { customerId, firstName, lastName, email },
    risk: order.risk ?? null,
    createdAt: order.createdAt,
    deadlineAt: order.deadlineAt ?? null,
  };
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
  const orders = await Promise.all(page.map(({ order }) => fulfillmentView(order)));
  return {
    orders,
    nextCursor: found.length > PAGE_SIZE && last ? Buffer.from(last.cursor).toString("base64url") : null,
  };
}

/**
 * Decides an order, once: the first decision stands. The same decision again is fine.
 * @throws AppError forbidden, not_found, not_awaiting_approval, already_decided
 */
export async function decide(viewer: Viewer, orderId: string, request: DecisionRequest): Promise<void> {
  assertStaff(viewer);
  const order = isOrderId(orderId) ? await findOrder(orderId) : undefined;
  if (!order) throw new AppError("not_found");
  const entry = await remember("order", orderId);
  const { decision, reasonCode, note } = request;
  const record = {
    decision,
    at: new Date().toISOString(),
    by: viewer.customerId,
    ...(reasonCode !== undefined && { reasonCode }),
    ...(note !== undefined && { note }),
    ...(order.risk && { score: order.risk.score }),
  };
  const standing = (await recordDecision(order.orderId, record))?.decision?.decision;
  await driveOrLeave(entry, driveOrder);
  if (standing === undefined || standing === "timeout") throw new AppError("not_awaiting_approval");
  if (standing !== decision) throw new AppError("already_decided");
  log.info("order decided", { orderId, decision, by: viewer.customerId });
}
