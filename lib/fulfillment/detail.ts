import { assertStaff } from "@/lib/auth/rules";
import type { Viewer } from "@/lib/auth/schema";
import { getCustomer } from "@/lib/customer/store";
import { findExecution, readTimeline, type ExecutionSummary } from "@/lib/durable/executions";
import { waitsOn, type TimelineEntry } from "@/lib/durable/rules";
import { AppError } from "@/lib/errors";
import { findOrders } from "@/lib/fulfillment/queue";
import { fulfillmentView } from "@/lib/fulfillment/view";
import { isOrderId } from "@/lib/ids";
import { ordersOfCustomer } from "@/lib/order/mine";
import { takeoverName } from "@/lib/order/rules";
import type { FulfillmentOrderView, Order, OrderStatus } from "@/lib/order/schema";
import { findOrder } from "@/lib/order/store";
import type { Link } from "@/lib/risk/schema";
import { linkedOrders } from "@/lib/risk/store";

const MOST_LINKED = 40;

export interface LinkedOrder extends FulfillmentOrderView {
  /** What it shares with the order, most telling first. */
  readonly links: readonly Link[];
}

export interface CustomerHistory {
  readonly since: string | null;
  readonly verifiedAt: string | null;
  readonly orders: readonly {
    readonly orderId: string;
    readonly status: OrderStatus;
    readonly size: string;
    readonly createdAt: string;
  }[];
}

export interface ExecutionView extends ExecutionSummary {
  readonly timeline: readonly TimelineEntry[];
  readonly waitsOn: TimelineEntry | null;
}

export interface OrderDetail {
  readonly order: FulfillmentOrderView;
  readonly steps: readonly { readonly status: OrderStatus; readonly at: string }[];
  readonly linked: readonly LinkedOrder[];
  /** Orders that share something, those beyond what is listed included. */
  readonly linkedTotal: number;
  readonly history: CustomerHistory;
  readonly stop: { readonly at: string; readonly reason: string } | null;
}

/** @throws AppError forbidden, not_found */
async function mustFind(viewer: Viewer, orderId: string): Promise<Order> {
  assertStaff(viewer);
  const order = isOrderId(orderId) ? await findOrder(orderId) : undefined;
  if (!order) throw new AppError("not_found");
  return order;
}

async function linkedTo(order: Order, viewer: Viewer) {
  const links = await linkedOrders(order);
  const nearest = [...links].toSorted(([, a], [, b]) => weight(b) - weight(a)).slice(0, MOST_LINKED);
  const orders = await findOrders(nearest.map(([orderId]) => orderId));
  const views = await Promise.all(orders.map((other) => fulfillmentView(other, viewer)));
  const linked = views.map((view, i) => ({ ...view, links: links.get(orders[i]?.orderId ?? "ord_") ?? [] }));
  return { linked, total: links.size };
}

const WEIGHTS: Readonly<Record<Link, number>> = { card: 8, mailbox: 4, device: 2, network: 1 };
const weight = (links: readonly Link[]): number => links.reduce((sum, link) => sum + WEIGHTS[link], 0);

async function historyOf({ customerId, orderId }: Order): Promise<CustomerHistory> {
  const [customer, orders] = await Promise.all([getCustomer(customerId), ordersOfCustomer(customerId)]);
  const earlier = orders.filter((order) => order.orderId !== orderId);
  return {
    since: customer?.createdAt ?? null,
    verifiedAt: customer?.verifiedAt ?? null,
    orders: earlier.map(({ orderId: id, status, size, createdAt }) => ({ orderId: id, status, size, createdAt })),
  };
}

/** Everything a reviewer looks at. @throws AppError forbidden to all but the team, not_found */
export async function readDetail(viewer: Viewer, orderId: string): Promise<OrderDetail> {
  const order = await mustFind(viewer, orderId);
  const [view, { linked, total }, history] = await Promise.all([
    fulfillmentView(order, viewer),
    linkedTo(order, viewer),
    historyOf(order),
  ]);
  const { stoppedAt, stopReason } = order;
  const stop = stoppedAt ? { at: stoppedAt, reason: stopReason ?? "" } : null;
  return { order: view, steps: order.timeline, linked, linkedTotal: total, history, stop };
}

/** What may change while somebody looks. @throws AppError forbidden to all but the team, not_found */
export const readOrderView = async (viewer: Viewer, orderId: string): Promise<FulfillmentOrderView> =>
  fulfillmentView(await mustFind(viewer, orderId), viewer);

async function executionView(name: string): Promise<ExecutionView | undefined> {
  const execution = await findExecution("order", name);
  if (!execution) return undefined;
  const timeline = await readTimeline(execution.arn);
  return { ...execution, timeline, waitsOn: execution.status === "RUNNING" ? (waitsOn(timeline) ?? null) : null };
}

/** What the workflow engine did with the order: its execution, and those that took over. @throws AppError forbidden, not_found */
export async function readExecutions(viewer: Viewer, orderId: string): Promise<ExecutionView[]> {
  const order = await mustFind(viewer, orderId);
  const takeovers = Array.from({ length: order.stops }, (_, i) => takeoverName({ ...order, stops: i + 1 }));
  const views = await Promise.all([order.orderId, ...takeovers].map(executionView));
  return views.filter((view) => view !== undefined);
}
