import { AUTHORIZATION_SECONDS } from "@/lib/shop/payment/durations";
import { deadlineOf, decisionOf, endOfReview, isCompensated, isStopped } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";

/** How long a reviewer may take a decision back. */
export const UNDO_SECONDS = 10;
/** Capturing takes its time, and is tried again. */
const CAPTURE_MARGIN_MS = 3_600_000;

const iso = (ms: number): string => new Date(ms).toISOString();

/** When the card's authorisation ends: as the provider says, or as late as those of all cards do. */
function authorizationEndMs(
  { timeline, authorization }: Pick<Order, "timeline" | "authorization">,
  nowMs: number,
): number {
  if (authorization?.captureBefore !== undefined) return Date.parse(authorization.captureBefore);
  const authorizedAt = timeline.findLast(({ status }) => status === "awaiting_approval")?.at;
  return (authorizedAt === undefined ? nowMs : Date.parse(authorizedAt)) + AUTHORIZATION_SECONDS * 1000;
}

/** The last moment at which the order may still wait for a decision: the card's authorisation ends soon after. */
export const lastDeadlineOf = (order: Pick<Order, "timeline" | "authorization">, nowMs: number): string =>
  iso(authorizationEndMs(order, nowMs) - CAPTURE_MARGIN_MS);

/** The end of a hold whose reminder was not sent yet. */
export const reminderOf = ({ hold, remindedOf }: Order): string | undefined =>
  hold?.until !== undefined && hold.at !== remindedOf ? hold.until : undefined;

/** When the team is alerted of the deadline; undefined when it was, or is not to be. */
export function alertOf(order: Order, minutesBefore: number): string | undefined {
  const deadlineAt = deadlineOf(order);
  if (deadlineAt === undefined || minutesBefore === 0 || order.alertedBefore === deadlineAt) return undefined;
  return iso(Date.parse(deadlineAt) - minutesBefore * 60_000);
}

const earliest = (moments: readonly (string | undefined)[]): string | undefined =>
  moments.filter((moment) => moment !== undefined).toSorted()[0];

/** What the wait for a reviewer is to look at next; a decision that is about to count goes before everything. */
export function nextOfReview(order: Order, alertMinutesBefore = 0): string | undefined {
  if (order.pending) return order.pending.countsAt;
  return earliest([deadlineOf(order), reminderOf(order), alertOf(order, alertMinutesBefore)]);
}

/** Whether the workflow is to look at the order sooner than it planned. */
export function isReplanned(order: Order): boolean {
  if (endOfReview(order) !== undefined) return true;
  const next = nextOfReview(order);
  return next !== undefined && order.plannedUntil !== undefined && next < order.plannedUntil;
}

export const isPending = (order: Order): boolean => order.pending !== undefined && decisionOf(order) === undefined;

/** Whether no one is shown its score: it was drawn for a blind review, and no decision counts yet. */
export const hidesScore = (order: Order): boolean =>
  order.blind !== undefined && decisionOf(order) === undefined && !isCompensated(order);

/** What the team should see before other orders. */
export const isFlagged = (order: Order): boolean =>
  (order.alertedBefore !== undefined && order.alertedBefore === deadlineOf(order)) ||
  order.question?.answeredAt !== undefined ||
  (order.blocks?.length ?? 0) > 0 ||
  order.paymentProblem !== undefined ||
  isStopped(order);
