import type { Drop } from "@/lib/shop/drop/schema";
import { FAIRNESS_WAIT_SECONDS } from "@/lib/shop/fairness/durations";
import { fairnessFrom } from "@/lib/shop/fairness/rules";
import type { Fairness } from "@/lib/shop/fairness/schema";
import { keepFairness } from "@/lib/shop/fairness/store";
import { countOf, type Tally } from "@/lib/shop/fairness/tally";
import { openStatuses } from "@/lib/shop/order/rules";
import { hasOrdersIn } from "@/lib/shop/order/store";
import { lastNumber } from "@/lib/shop/receipt/store";

export interface Look {
  readonly nowMs: number;
  /** Whether a count now could be final. */
  readonly isQuiet: boolean;
}

/** Reads what is open, which costs little beside a count. @param waitedUntilMs a moment that is over, whatever the clock says */
export async function look(dropId: string, { settlesAtMs }: Tally, waitedUntilMs: number): Promise<Look> {
  const nowMs = Math.max(Date.now(), waitedUntilMs);
  const isQuiet = nowMs >= settlesAtMs && !(await hasOrdersIn(dropId, openStatuses));
  return { nowMs, isQuiet };
}

/** What still comes to something else, entries among it: a long line takes minutes to end. */
const UNSETTLED = ["open", "appeal:waiting", "entry:entered", "entry:waiting"] as const;
const isOpen = (tally: Tally): boolean => UNSETTLED.some((counted) => countOf(tally, counted) > 0);

/** How long to wait before the next look: 0 when what was counted is final. Pure. */
export function secondsUntilSettled({ nowMs, isQuiet }: Look, tally: Tally): number {
  if (!isQuiet || isOpen(tally)) return FAIRNESS_WAIT_SECONDS;
  return Math.min(Math.max(0, Math.ceil((tally.settlesAtMs - nowMs) / 1000)), FAIRNESS_WAIT_SECONDS);
}

/** Keeps what was counted. Safe to repeat: the first that is final stays. */
export async function stateCount(drop: Drop, tally: Tally, state: Fairness["state"]): Promise<void> {
  const refunds = await lastNumber({ dropId: drop.dropId, kind: "credit_note" });
  await keepFairness(fairnessFrom(drop, tally, { state, countedAt: new Date().toISOString(), refunds }));
}
