import { curveOf, rocAuc } from "@/packages/additive-model/metrics/ranking";
import type { Label } from "@/lib/shop/labels/schema";
import { riskLevelSchema, type RiskLevel } from "@/lib/shop/risk/schema";

/** An order as two engines saw it, with what is known of it. */
export interface TwiceScored {
  readonly orderId: string;
  readonly score: number;
  readonly level: RiskLevel;
  readonly shadow: { readonly score: number; readonly level: RiskLevel };
  readonly label?: Label | undefined;
}

const LEVELS = riskLevelSchema.options;

/** How many orders are of each level by the one in charge (rows) and the one in shadow (columns). */
export type LevelTable = Readonly<Record<RiskLevel, Readonly<Record<RiskLevel, number>>>>;

export function levelTable(orders: readonly TwiceScored[]): LevelTable {
  const count = (mine: RiskLevel, other: RiskLevel) =>
    orders.filter(({ level, shadow }) => level === mine && shadow.level === other).length;
  const row = (mine: RiskLevel) => Object.fromEntries(LEVELS.map((other) => [other, count(mine, other)]));
  return Object.fromEntries(LEVELS.map((mine) => [mine, row(mine)])) as LevelTable;
}

/** Orders whose level would be another one, the furthest apart first. */
export const wouldChange = (orders: readonly TwiceScored[]): TwiceScored[] =>
  orders
    .filter(({ level, shadow }) => level !== shadow.level)
    .toSorted((a, b) => Math.abs(b.shadow.score - b.score) - Math.abs(a.shadow.score - a.score));

const BIN_POINTS = 20;
const BINS = 100 / BIN_POINTS;

/** Orders with a label whose score is in a range, and which share of them were bots, each weighed by how sure that is. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly orders: number;
  readonly botShare: number | null;
}

type Seen = readonly { readonly score: number; readonly label: Label }[];

function binOf(seen: Seen, bin: number): CalibrationBin {
  const isLast = bin === BINS - 1;
  const [from, to] = [bin * BIN_POINTS, isLast ? 100 : (bin + 1) * BIN_POINTS - 1];
  const inside = seen.filter(({ score }) => score >= from && score <= to);
  const weight = (some: Seen) => some.reduce((sum, { label }) => sum + label.weight, 0);
  const bots = weight(inside.filter(({ label }) => label.label === 1));
  return { from, to, orders: inside.length, botShare: inside.length === 0 ? null : bots / weight(inside) };
}

/** How an engine's scores agree with the labels so far. `auc`: null where there are not both bots and people. */
export interface AgainstLabels {
  readonly bins: readonly CalibrationBin[];
  readonly auc: number | null;
}

function againstLabels(seen: Seen): AgainstLabels {
  const labels = seen.map(({ label }) => label.label);
  const scores = seen.map(({ score }) => score);
  const isMixed = new Set(labels).size === 2;
  return {
    bins: Array.from({ length: BINS }, (_, bin) => binOf(seen, bin)),
    auc: isMixed ? rocAuc(curveOf({ scores, labels })) : null,
  };
}

/** What managers look at before they promote an engine. */
export interface Comparison {
  readonly orders: number;
  readonly agreeing: number;
  readonly levels: LevelTable;
  readonly changing: readonly TwiceScored[];
  readonly labelled: number;
  readonly inCharge: AgainstLabels;
  readonly shadow: AgainstLabels;
}

/** How many of the last scored orders are compared. */
export const MOST_COMPARED = 2000;
const MOST_SHOWN = 50;

/** Compares two engines on the orders that both have scored. Pure. */
export function compare(orders: readonly TwiceScored[]): Comparison {
  const known = orders.flatMap(({ score, shadow, label }) => (label ? [{ score, shadow: shadow.score, label }] : []));
  const changing = wouldChange(orders);
  return {
    orders: orders.length,
    agreeing: orders.length - changing.length,
    levels: levelTable(orders),
    changing: changing.slice(0, MOST_SHOWN),
    labelled: known.length,
    inCharge: againstLabels(known),
    shadow: againstLabels(known.map(({ shadow, label }) => ({ score: shadow, label }))),
  };
}
