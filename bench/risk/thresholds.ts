import { suggestionAt } from "@/lib/shop/risk-policy/rules";
import type { Thresholds } from "@/lib/shop/risk-policy/schema";
import { COSTS, MOST_REFUSED_OF_A_KIND, REVIEWER, type Costs } from "@/lib/shop/risk/model/costs";
import type { LabelledRow } from "./rows.ts";

/** An order's score, and what the order was. */
export interface ScoredRow extends Pick<LabelledRow, "label" | "kind"> {
  readonly score: number;
}

/** What an order costs on average, approved, reviewed or rejected. */
export const costsOf = ({ personRefused, pairToBot, review }: Costs, bot: boolean) => ({
  approve: bot ? pairToBot : 0,
  review: review + (bot ? (1 - REVIEWER.botsCaught) * pairToBot : REVIEWER.peopleRefused * personRefused),
  reject: bot ? 0 : personRefused,
});

const SCORES = Array.from({ length: 101 }, (_, score) => score);
/** Kinds of fewer people say nothing. */
const ENOUGH = 120;

/** The highest share of a kind of people with this score or more. */
export function worstKind(rows: readonly ScoredRow[], threshold: number): number {
  const kinds = Map.groupBy(
    rows.filter(({ label }) => label === 0),
    ({ kind }) => kind,
  );
  const shares = [...kinds.values()]
    .filter(({ length }) => length >= ENOUGH)
    .map((people) => people.filter(({ score }) => score >= threshold).length / people.length);
  return Math.max(0, ...shares);
}

/** The share of the rows of a label with each score. */
function sharesByScore(rows: readonly ScoredRow[], label: 0 | 1): number[] {
  const some = rows.filter((row) => row.label === label);
  const shares = SCORES.map(() => 0);
  for (const { score } of some) shares[score] = (shares[score] ?? 0) + 1 / some.length;
  return shares;
}

/** What an order costs on average under thresholds when half of them are bots'. */
function costUnder(thresholds: Thresholds, shares: readonly (readonly number[])[], given: Costs): number {
  const each = [costsOf(given, false), costsOf(given, true)];
  const costAt = (score: number) =>
    each.reduce((sum, costs, label) => sum + (shares[label]?.[score] ?? 0) * costs[suggestionAt(score, thresholds)], 0);
  return SCORES.reduce((sum, score) => sum + costAt(score) / 2, 0);
}

/**
 * The thresholds of least cost under which no kind of person is refused too often. Bots and people count as often as each
 * other: how many bots come to a drop is not known before.
 */
export function chooseThresholds(rows: readonly ScoredRow[], given: Costs = COSTS): Thresholds {
  const shares = [sharesByScore(rows, 0), sharesByScore(rows, 1)];
  const least = SCORES.find((score) => score >= 50 && worstKind(rows, score) <= MOST_REFUSED_OF_A_KIND) ?? 100;
  const choices = SCORES.slice(least).flatMap((rejectFrom) =>
    SCORES.slice(1, rejectFrom + 1).map((approveBelow) => ({ approveBelow, rejectFrom })),
  );
  const priced = choices.map((thresholds) => ({ thresholds, cost: costUnder(thresholds, shares, given) }));
  return priced.reduce((best, each) => (each.cost < best.cost ? each : best)).thresholds;
}
