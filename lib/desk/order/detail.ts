import "server-only";
import type { ExecutionView } from "@/lib/desk/operations/schema";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { nameOf } from "@/lib/account/customer/names";
import { getCustomer } from "@/lib/account/customer/store";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import { factGroupsOf, type FactGroup } from "@/lib/desk/order/facts";
import { findExecution, readTimeline } from "@/lib/platform/durable/executions";
import { waitsOn } from "@/lib/platform/durable/rules";
import { AppError } from "@/lib/platform/errors";
import { fulfillmentView } from "@/lib/desk/order/view";
import { isOrderId } from "@/lib/platform/ids";
import { ordersOfCustomer } from "@/lib/shop/order/orders-of-customer";
import { takeoverName } from "@/lib/shop/order/rules";
import type { Order, OrderStatus } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import type { Question } from "@/lib/shop/question/schema";
import { listQuestions } from "@/lib/shop/question/store";
import type { ScoreView } from "@/lib/shop/risk-policy/schema";
import type { RiskHistory } from "@/lib/shop/risk/schema";
import { recentRiskPolicy } from "@/lib/shop/risk-policy/store";

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

/** What the team asked the shopper, and the answer. Times are ISO 8601. */
export interface QuestionView {
  readonly number: number;
  readonly text: string;
  readonly name: string | null;
  readonly askedAt: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
}

export interface OrderDetail {
  readonly order: FulfillmentOrderView;
  /** What is known of it, also where its score is not shown. */
  readonly facts: readonly FactGroup[];
  /** In which order facts and score are shown, by the team's setting. */
  readonly scoreView: ScoreView;
  /** The scores that it had, oldest first; none while no one is to see a score. */
  readonly scores: RiskHistory;
  readonly steps: readonly { readonly status: OrderStatus; readonly at: string }[];
  readonly history: CustomerHistory;
  readonly questions: readonly QuestionView[];
  readonly stop: { readonly at: string; readonly reason: string } | null;
}

/** @throws AppError forbidden, not_found */
async function mustFind(viewer: Viewer, orderId: string): Promise<Order> {
  assertStaff(viewer);
  const order = isOrderId(orderId) ? await findOrder(orderId) : undefined;
  if (!order) throw new AppError("not_found");
  return order;
}

async function historyOf({ customerId, orderId }: Order): Promise<CustomerHistory> {
  const [customer, orders] = await Promise.all([getCustomer(customerId), ordersOfCustomer(customerId)]);
  const earlier = orders.filter((order) => order.orderId !== orderId);
  return {
    since: customer?.createdAt ?? null,
    verifiedAt: customer?.verifiedAt ?? null,
    orders: earlier.map(({ orderId: id, status, size, createdAt }) => ({ orderId: id, status, size, createdAt })),
  };
}

const questionView = async ({ number, text, by, askedAt, answer, answeredAt }: Question): Promise<QuestionView> => ({
  number,
  text,
  name: await nameOf(by),
  askedAt,
  answer: answer ?? null,
  answeredAt: answeredAt ?? null,
});

const questionsOf = async ({ orderId, question }: Order): Promise<QuestionView[]> =>
  Promise.all((await listQuestions(orderId, question?.number ?? 0)).map(questionView));

/** Everything a reviewer looks at. @throws AppError forbidden to all but the team, not_found */
export async function readDetail(viewer: Viewer, orderId: string): Promise<OrderDetail> {
  const order = await mustFind(viewer, orderId);
  const [view, { view: scoreView }, history, questions] = await Promise.all([
    fulfillmentView(order, viewer),
    recentRiskPolicy(),
    historyOf(order),
    questionsOf(order),
  ]);
  const stop = order.stop ? { at: order.stop.at, reason: order.stop.reason } : null;
  const facts = order.risk ? factGroupsOf(order.risk) : [];
  const scores = view.blind ? [] : (order.riskHistory ?? []);
  return { order: view, facts, scores, scoreView, steps: order.timeline, history, questions, stop };
}

/** What may change while a reviewer looks. @throws AppError forbidden to all but the team, not_found */
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
