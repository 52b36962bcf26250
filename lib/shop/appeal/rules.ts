import { APPEAL_SECONDS } from "@/lib/shop/order/durations";
import type { Appeal, AppealView } from "@/lib/shop/appeal/schema";
import { rejectionWords } from "@/lib/shop/order/rejection";
import { decisionOf, isCompensated, reasonOf } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";

/** Whether the order ended because a reviewer turned it down. */
export const isRejected = (order: Order): boolean =>
  isCompensated(order) && reasonOf(order) === "rejected" && decisionOf(order)?.decision === "reject";

const endedMs = ({ timeline, updatedAt }: Order): number => Date.parse(timeline.at(-1)?.at ?? updatedAt);
const after = (ms: number): string => new Date(ms + APPEAL_SECONDS * 1000).toISOString();

/** Until when a rejected order may be appealed against, ISO 8601. */
export const appealEnd = (order: Order): string => after(endedMs(order));

export const isAppealable = (order: Order, nowMs: number): boolean =>
  isRejected(order) && nowMs < Date.parse(appealEnd(order));

/** Until when an accepted appeal lets its shopper order again, ISO 8601; null without one. */
export const reorderEnd = ({ verdict }: Pick<Appeal, "verdict">): string | null =>
  verdict?.result === "accepted" ? after(Date.parse(verdict.at)) : null;

export const mayReorder = (appeal: Pick<Appeal, "verdict">, nowMs: number): boolean =>
  nowMs < Date.parse(reorderEnd(appeal) ?? "");

/** How a rejected order and its appeal stand, for the order's owner. */
export function appealView(order: Order, appeal: Appeal | undefined, nowMs: number): AppealView {
  const reason = rejectionWords(decisionOf(order)?.reasonCode);
  if (!appeal) {
    const status = isAppealable(order, nowMs) ? "open_to_appeal" : "too_late";
    return { reason, status, until: appealEnd(order), message: null };
  }
  return { reason, status: appeal.verdict?.result ?? "waiting", until: reorderEnd(appeal), message: appeal.message };
}
