import { plural } from "@/lib/platform/text/count";
import type { ExclusionReason } from "@/lib/shop/draw/rules";
import type { FairnessReceipt } from "@/lib/shop/fairness/schema";
import type { OrderReason } from "@/lib/shop/order/schema";

export const modeWords: Record<FairnessReceipt["mode"], string> = {
  draw: "Draw",
  first_come: "First come, first served",
};

export const stateWords: Record<FairnessReceipt["state"], string> = {
  provisional: "Provisional: decisions or appeals can still come.",
  final: "Final: every order is decided, and the time to appeal is over.",
};

export const wayWords: Record<keyof FairnessReceipt["pairs"]["sold"], string> = {
  draw: "sold to winners of the draw",
  line: "sold down the waiting line",
  first_come: "sold first come, first served",
};

export const endedWords: Record<OrderReason, string> = {
  sold_out: "found no pair left",
  payment_timeout: "were not paid in time",
  payment_failed: "had a payment that failed",
  rejected: "were rejected by the team",
  approval_timeout: "were not decided in time",
  cancelled: "were cancelled by their shopper",
  withdrawn: "were withdrawn from before the shipment",
  failed: "failed on our side",
};

const exclusionWords: Record<ExclusionReason, string> = {
  ring: "of a ring that shares too much",
  same_mailbox: "one too many of one mailbox",
  same_door: "one too many of one door",
  automated: "scored as a machine's by the risk model",
  by_hand: "by the team, before the list was sealed",
};
const isKnown = (reason: string): reason is ExclusionReason => Object.hasOwn(exclusionWords, reason);

/** A rule of a draw, as it is counted. */
export const exclusionIn = (reason: string): string =>
  isKnown(reason) ? exclusionWords[reason] : reason.replaceAll("_", " ");

const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

/** A duration that was measured, to about two digits: "6 minutes", "2.3 hours". */
export function measuredIn(seconds: number): string {
  const [unit, length] = UNITS.find(([, from]) => seconds >= from) ?? (["second", 1] as const);
  const count = Number((seconds / length).toPrecision(2));
  return `${count} ${plural(count, unit)}`;
}
