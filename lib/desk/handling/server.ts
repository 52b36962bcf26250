import "server-only";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { readRoster } from "@/lib/account/team/store";
import { showNow } from "@/lib/desk/queue/snapshot";
import { writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { AppError } from "@/lib/platform/errors";
import { isOrderId, type OrderId } from "@/lib/platform/ids";
import { listingReconciler } from "@/lib/shop/listing/server";
import { lastDeadlineOf } from "@/lib/shop/order/review/rules";
import { recordAssigned, recordDeadline, recordHold } from "@/lib/shop/order/review/transitions";
import { deadlineOf, isDecidable } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { askShopper } from "@/lib/shop/question/server";
import { findOrder } from "@/lib/shop/order/store";

/** What the team does with an order while it waits. The writes decide; all of it is in the audit log. */

/** @throws AppError forbidden to all but the team, not_found */
async function mustFind(viewer: Viewer, orderId: string): Promise<Order> {
  assertStaff(viewer);
  const order = isOrderId(orderId) ? await findOrder(orderId) : undefined;
  if (!order) throw new AppError("not_found");
  return order;
}

/** As mustFind. @throws AppError not_awaiting_approval where the order is decided, stopped or lost its payment */
async function mustBeOpen(viewer: Viewer, orderId: string): Promise<Order> {
  const order = await mustFind(viewer, orderId);
  if (!isDecidable(order)) throw new AppError("not_awaiting_approval");
  return order;
}

/** Writes, and has workflow, audit log and lists follow, whatever crashes. Resolves with the order as it then is. */
export async function writeReview(orderId: OrderId, write: () => Promise<Order | undefined>): Promise<Order> {
  const order = await writeAndReconcile(listingReconciler, orderId, write, (written) => written);
  if (!order) throw new AppError("not_found");
  await showNow(order);
  return order;
}

const deedOf = ({ customerId }: Viewer) => ({ by: customerId, at: new Date().toISOString() });

async function assignee({ customerId }: Viewer, to: string): Promise<string | undefined> {
  if (to === "none") return undefined;
  const id = to === "me" ? customerId : to;
  const { members } = await readRoster();
  if (id === customerId || members[id]?.state === "active") return id;
  throw new AppError("validation_failed", { issues: [{ field: "to", message: "This colleague is not in the team." }] });
}

/** Says who looks after an order: it decides nothing. @throws AppError forbidden, not_found, validation_failed */
export async function assignOrder(viewer: Viewer, orderId: string, to: string): Promise<void> {
  const order = await mustFind(viewer, orderId);
  const id = await assignee(viewer, to);
  const assigned = { ...(id !== undefined && { to: id }), ...deedOf(viewer) };
  await writeReview(order.orderId, () => recordAssigned(order.orderId, assigned));
}

interface Hold {
  readonly hours: number;
  readonly note?: string | undefined;
}

/**
 * Puts an order aside: out of the queue until its reminder, which goes to who put it aside. Its deadline does not move.
 * @throws AppError forbidden, not_found, not_awaiting_approval
 */
export async function holdOrder(viewer: Viewer, orderId: string, { hours, note }: Hold): Promise<void> {
  const order = await mustBeOpen(viewer, orderId);
  const until = new Date(Date.now() + hours * 3_600_000).toISOString();
  const hold = { until, ...(note !== undefined && { note }), ...deedOf(viewer) };
  await writeReview(order.orderId, () => recordHold(order.orderId, hold));
}

/** Takes an order up again before its reminder. @throws AppError forbidden, not_found, not_awaiting_approval */
export async function releaseHold(viewer: Viewer, orderId: string): Promise<void> {
  const order = await mustBeOpen(viewer, orderId);
  await writeReview(order.orderId, () => recordHold(order.orderId, deedOf(viewer)));
}

/**
 * Moves the deadline on, within the card's authorisation.
 * @throws AppError forbidden, not_found, not_awaiting_approval, authorization_too_short
 */
export async function extendDeadline(viewer: Viewer, orderId: string, hours: number): Promise<void> {
  const order = await mustBeOpen(viewer, orderId);
  const until = new Date(Date.parse(deadlineOf(order) ?? "") + hours * 3_600_000).toISOString();
  if (until > lastDeadlineOf(order, Date.now())) throw new AppError("authorization_too_short");
  await writeReview(order.orderId, () => recordDeadline(order.orderId, until, { until, ...deedOf(viewer) }));
}

/** Asks the shopper by mail; the answer appears at the order. @throws AppError forbidden, not_found, not_awaiting_approval, question_open */
export async function ask(viewer: Viewer, orderId: string, text: string): Promise<void> {
  await askShopper(await mustBeOpen(viewer, orderId), text, viewer.customerId);
}
