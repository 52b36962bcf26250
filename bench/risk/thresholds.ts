import { COSTS, MOST_REFUSED_OF_A_KIND, REVIEWER, type Costs } from "@/lib/shop/risk/model/costs";
import type { Thresholds } from "@/lib/shop/risk-policy/schema";
import { suggestionAt } from "@/lib/shop/risk-policy/rules";
import type { LabelledRow } from "./rows.ts";

/** An order's score, and what the order was. */
export interface ScoredRow extends Pick<LabelledRow, "label" | "kind"> {
  readonly score: number;
}

/** What an order costs on average, approved, reviewed or rejected. */
const costs = ({ personRefused, pairToBot, review }: Costs, bot: boolean) => ({
  approve: bot ? pairToBot : 0,
  review: review + (bot ? (1 - REVIEWER.botsCaught) * pairToBot : REVIEWER.peopleRefused * personRefused),
  reject: bot ? 0 : personRefused,
});

/** The total cost of all orders under thresholds. */
export function costOf(rows: readonly ScoredRow[], thresholds: Thresholds, given: Costs = COSTS): number {
  const each = [costs(given, false), costs(given, true)] as const;
  return rows.reduce((sum, { score, label }) => {
    return sum + each[label][suggestionAt(score, thresholds)];
  }, 0);
}

/** The highest share of a kind of people with this score or more. Kinds of fewer than fifty say nothing. */
export function worstKind(rows: readonly ScoredRow[], threshold: number): number {
  const kinds = Map.groupBy(
    rows.filter(({ label }) => label === 0),
    ({ kind }) => kind,
  );
  const shares = [...kinds.values()]
    .filter(({ length }) => length >= 50)
    .map((people) => people.filter(({ score }) => score >= threshold).length / people.length);
  return Math.max(0, ...shares);
}

const NOTHING = { thresholds: { approveBelow: 50, rejectFrom: 100 }, cost: 0 };
const SCORES = Array.from({ length: 101 }, (_, score) => score);

/**
 * The thresholds of least cost under which no kind of person is refused too often. Bots and people count as often as each
 * other: how many bots come to a drop is not known before.
 */
export function chooseThresholds(rows: readonly ScoredRow[], given: Costs = COSTS): Thresholds {
  const least = SCORES.find((score) => score >= 50 && worstKind(rows, score) <= MOST_REFUSED_OF_A_KIND) ?? 100;
  const balanced = (thresholds: Thresholds) =>
    ([0, 1] as const).reduce<number>((sum, label) => {
      const some = rows.filter((row) => row.label === label);
      return sum + (some.length === 0 ? 0 : costOf(some, thresholds, given) / some.length);
    }, 0);
  const choices = SCORES.filter((score) => score >= least).flatMap((rejectFrom) =>
    SCORES.slice(1, rejectFrom + 1).map((approveBelow) => ({ approveBelow, rejectFrom })),
  );
  const priced = choices.map((thresholds) => ({ thresholds, cost: balanced(thresholds) }));
  return priced.reduce((best, each) => (each.cost < best.cost ? each : best), priced[0] ?? NOTHING).thresholds;
}
