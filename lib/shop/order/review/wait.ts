import { TerminalError } from "@/lib/platform/errors";
import type { OrderId } from "@/lib/platform/ids";
import { APPROVAL_TIMEOUT_SECONDS } from "@/lib/shop/order/durations";
import { followRiskPolicy } from "@/lib/shop/order/review/auto";
import { mailAlert, mailReminder } from "@/lib/shop/order/review/mails";
import { isReplanned, lastDeadlineOf, nextOfReview, reminderOf } from "@/lib/shop/order/review/rules";
import {
  recordAlerted,
  recordDeadline,
  recordDecision,
  recordPendingDecision,
  recordReminded,
  recordReviewWait,
} from "@/lib/shop/order/review/transitions";
import { deadlineOf, isApproved, reasonAfterReview } from "@/lib/shop/order/rules";
import type { Order, OrderReason } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import { moveOrder } from "@/lib/shop/order/transitions";
import type { ReviewPolicy } from "@/lib/shop/review-policy/schema";
import { readReviewPolicy, recentReviewPolicy } from "@/lib/shop/review-policy/store";

/**
 * The wait for a reviewer, looked at from the workflow: it waits until the next moment that matters, looks at the order, and
 * waits on or ends. Reviewers move those moments by writing on the order; the callback only wakes (decision 034).
 */

/** How long to wait, or how the wait has ended: null when it was approved. Times are ISO 8601. */
export type Review =
  | { readonly over: false; readonly until: string; readonly seconds: number }
  | { readonly over: true; readonly reason: OrderReason | null };

const iso = (ms: number): string => new Date(ms).toISOString();

/** The first wait: it begins with the deadline. */
export async function planReview(): Promise<{
  readonly deadlineAt: string;
  readonly until: string;
  readonly seconds: number;
}> {
  const { alertMinutes } = await recentReviewPolicy();
  const seconds = APPROVAL_TIMEOUT_SECONDS - alertMinutes * 60;
  const nowMs = Date.now();
  return { deadlineAt: iso(nowMs + APPROVAL_TIMEOUT_SECONDS * 1000), until: iso(nowMs + seconds * 1000), seconds };
}

const secondsUntil = (until: string, nowMs: number): number =>
  Math.max(1, Math.ceil((Date.parse(until) - nowMs) / 1000));

/**
 * Lets reviewers see the order once an answer can wake the workflow. Resolves with the order; true: it is to be looked at now.
 * @throws TerminalError when it is neither to be decided nor approved
 */
export async function beginReview(
  orderId: OrderId,
  callbackId: string,
  { until, deadlineAt }: { readonly until: string; readonly deadlineAt?: string | undefined },
): Promise<{ readonly order: Order; readonly isDue: boolean }> {
  const wait = { approvalCallbackId: callbackId, plannedUntil: until };
  const begun =
    deadlineAt === undefined ? undefined : await moveOrder(orderId, "awaiting_approval", { ...wait, deadlineAt });
  const isNoted = begun?.status === "awaiting_approval" && begun.approvalCallbackId === callbackId;
  const waiting = isNoted ? begun : await recordReviewWait(orderId, wait);
  if (waiting?.status !== "awaiting_approval") return { order: await approved(orderId), isDue: true };
  const order = deadlineAt === undefined ? waiting : await followRiskPolicy(waiting);
  return { order, isDue: isReplanned(order) };
}

async function approved(orderId: OrderId): Promise<Order> {
  const order = await findOrder(orderId);
  if (!order || !isApproved(order)) throw new TerminalError(`${orderId} is in another state`);
  return order;
}

const isPast = (moment: string | undefined, now: string): boolean => moment !== undefined && moment <= now;

/** At the deadline: the team's policy, unless a reviewer decided. */
async function atDeadline(order: Order, policy: ReviewPolicy, now: string): Promise<Order | undefined> {
  const { orderId } = order;
  const extended = [
    iso(Date.parse(now) + policy.extendHours * 3_600_000),
    lastDeadlineOf(order, Date.parse(now)),
  ].toSorted()[0];
  if (policy.atDeadline === "extend" && extended !== undefined && extended > now)
    return recordDeadline(orderId, extended);
  return recordDecision(orderId, { decision: "timeout", at: new Date().toISOString() });
}

async function alert(order: Order, { alertMail }: ReviewPolicy, now: string): Promise<Order | undefined> {
  if (alertMail) await mailAlert(order, now);
  return recordAlerted(order.orderId, deadlineOf(order) ?? now);
}

async function remind(order: Order): Promise<Order | undefined> {
  await mailReminder(order);
  return recordReminded(order.orderId, order.hold?.at ?? "");
}

/** Does what is due. Resolves with the order as it then is. */
async function act(order: Order, policy: ReviewPolicy, now: string): Promise<Order | undefined> {
  const { orderId, pending } = order;
  if (pending) return recordPendingDecision(orderId, pending);
  if (isPast(deadlineOf(order), now)) return atDeadline(order, policy, now);
  return isPast(reminderOf(order), now) ? remind(order) : alert(order, policy, now);
}

/** As act, and refuses to go on with an order that nothing is to be done with any more: an operator has stopped it. */
async function actOn(order: Order, policy: ReviewPolicy, now: string): Promise<Order> {
  const after = await act(order, policy, now);
  if (!after || after.revision === order.revision) throw new TerminalError(`${order.orderId} has no decision`);
  return after;
}

/**
 * Looks at the order when its wait has ended. @param waitedUntil the moment that was waited for, undefined where the workflow
 * was woken: the engine's clock may be ahead of ours
 */
export async function settleReview(order: Order, waitedUntil: string | undefined): Promise<Review> {
  const policy = await readReviewPolicy();
  const now = [waitedUntil ?? "", new Date().toISOString()].toSorted().at(-1) ?? "";
  for (let current = order; ; current = await actOn(current, policy, now)) {
    const reason = reasonAfterReview(current);
    if (reason !== undefined) return { over: true, reason };
    const until = nextOfReview(current, policy.alertMinutes) ?? now;
    if (until > now) return { over: false, until, seconds: secondsUntil(until, Date.parse(now)) };
  }
}
