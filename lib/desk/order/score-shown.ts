import type { ScoreShown } from "@/lib/shop/order/review/schema";
import type { ScoreView } from "@/lib/shop/risk-policy/schema";

interface Looking {
  /** The order is reviewed without its score, by lot. */
  readonly blind: boolean;
  /** A reviewer may decide it now. */
  readonly open: boolean;
  readonly view: ScoreView;
  /** The reviewer asked for the score after the facts. */
  readonly asked: boolean;
}

/** What a reviewer is shown of the score: once an order is decided nothing is held back. */
export function scoreShown({ blind, open, view, asked }: Looking): ScoreShown {
  if (blind) return "blind";
  if (view !== "score_hidden") return view;
  return open && !asked ? "score_hidden" : "score_opened";
}

/** Whether the score is in sight. */
export const isShown = (shown: ScoreShown): boolean => shown !== "blind" && shown !== "score_hidden";
