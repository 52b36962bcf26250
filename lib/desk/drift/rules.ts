import { binOf } from "@/packages/additive-model/bins";
import { calibrationBins, calibrationError } from "@/packages/additive-model/metrics/calibration";
import type { DriftBin, FeatureDrift, ReliabilityPoint } from "@/lib/desk/drift/schema";
import { estimate } from "@/lib/desk/thresholds/rules";
import { FEATURES } from "@/lib/shop/risk/evidence/features";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import { POINTS_PER_LOG_ODDS } from "@/lib/shop/risk/model/scale";
import type { ModelFile } from "@/lib/shop/risk/model/schema";

/** With fewer, chance alone moves the index as much as drift does. */
export const LEAST_ORDERS = 100;
export const LEAST_LABELS = 50;
/** The usual marks of the index: below the first nothing moved; from the second on the model should be looked at. */
export const MOVED = 0.1;
export const DRIFTED = 0.25;

type Shape = ModelFile["shapes"][number];

const COARSE_SHARE = 0.1;

/** The model's fine bins joined into few that hold a tenth or more of the training each; what is not known stays apart. */
function coarseEdges({ edges, shares }: Shape): number[] {
  const kept: number[] = [];
  let held = 0;
  edges.forEach((edge, i) => {
    held += shares[i + 1] ?? 0;
    if (held < COARSE_SHARE) return;
    kept.push(edge);
    held = 0;
  });
  return kept;
}

function trainedShares({ edges, shares }: Shape, coarse: readonly number[]): number[] {
  const found = Array.from({ length: coarse.length + 2 }, () => 0);
  shares.forEach((share, bin) => {
    const value = bin === 0 ? Number.NaN : (edges[bin - 1] ?? Infinity);
    const into = binOf(coarse, value);
    found[into] = (found[into] ?? 0) + share;
  });
  return found;
}

function sharesNow(values: readonly number[], coarse: readonly number[]): number[] {
  const found = Array.from({ length: coarse.length + 2 }, () => 0);
  for (const value of values) {
    const into = binOf(coarse, value);
    found[into] = (found[into] ?? 0) + 1 / values.length;
  }
  return found;
}

/** Half an order in an empty bin: the index of a share of nothing is infinite. */
export function psiOf(trained: readonly number[], now: readonly number[], orders: number): number {
  const least = 0.5 / orders;
  return trained.reduce((sum, share, i) => {
    const [was, is] = [Math.max(share, least), Math.max(now[i] ?? 0, least)];
    return sum + (is - was) * Math.log(is / was);
  }, 0);
}

function driftOf(shape: Shape, vectors: readonly EvidenceVector[]): FeatureDrift {
  const coarse = coarseEdges(shape);
  const trained = trainedShares(shape, coarse);
  const now = sharesNow(
    vectors.map((vector) => vector[shape.feature] ?? Number.NaN),
    coarse,
  );
  const bins = trained.map((share, bin): DriftBin => ({
    upTo: bin === 0 ? null : (coarse[bin - 1] ?? Infinity),
    trained: share,
    now: now[bin] ?? 0,
  }));
  const { feature } = shape;
  return { feature, group: FEATURES[feature].group, psi: psiOf(trained, now, vectors.length), bins };
}

/** How far each feature of a drop has moved from the training, the furthest first; null of too few orders. */
export function driftOfFeatures({ shapes }: ModelFile, vectors: readonly EvidenceVector[]): FeatureDrift[] | null {
  if (vectors.length < LEAST_ORDERS) return null;
  return shapes.map((shape) => driftOf(shape, vectors)).toSorted((a, b) => b.psi - a.psi);
}

const EVEN = 50;

/** The probability that a score says. */
export const probabilityAt = (score: number): number => 1 / (1 + Math.exp((EVEN - score) / POINTS_PER_LOG_ODDS));

export interface Labelled {
  readonly score: number;
  readonly label: 0 | 1;
}

const LABELS_A_POINT = 10;
const MOST_POINTS = 10;

/** What the model said beside what came, in points of equally many orders; null of too few. */
export function reliabilityOf(labelled: readonly Labelled[]) {
  if (labelled.length < LEAST_LABELS) return { reliability: null, calibrationError: null };
  const forecast = {
    probabilities: labelled.map(({ score }) => probabilityAt(score)),
    labels: labelled.map(({ label }) => label),
  };
  const points = Math.min(MOST_POINTS, Math.floor(labelled.length / LABELS_A_POINT));
  const reliability = calibrationBins(forecast, points).map(({ rows, said, came }): ReliabilityPoint => ({
    orders: rows,
    said,
    came: estimate(Math.round(came * rows), rows) ?? { share: came, low: 0, high: 1 },
  }));
  return { reliability, calibrationError: calibrationError(forecast, points) };
}
