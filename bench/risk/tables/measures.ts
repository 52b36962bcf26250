import { bootstrap, rowsByCluster, type Estimate } from "@/packages/additive-model/metrics/bootstrap";
import { ascending, brier, calibrationError } from "@/packages/additive-model/metrics/calibration";
import {
  curveOf,
  descending,
  precisionAt,
  prAuc,
  recallAtFpr,
  rocAuc,
} from "@/packages/additive-model/metrics/ranking";
import { probabilityOf } from "@/packages/additive-model/model";
import type { LabelledRow } from "../rows.ts";

/** Rows with what an engine says of them. */
export interface Judged {
  readonly rows: readonly LabelledRow[];
  readonly logOdds: Float64Array;
}

/** Orders that the team can look at in a day: two people, eight hours, two minutes each. */
export const CAPACITY = 480;

/** A ring's orders together, and an actor's alone. */
const clustersOf = (rows: readonly LabelledRow[]) =>
  rowsByCluster(rows.map(({ campaign, ring, orderId }) => (ring === null ? orderId : `${campaign} ${ring}`)));

const labelsOf = ({ rows }: Judged) => Uint8Array.from(rows, ({ label }) => label);

/** With 95 % intervals by bootstrap over actors and rings. */
export function rankingOf(judged: Judged, seed: number, draws = 200) {
  const scored = { scores: judged.logOdds, labels: labelsOf(judged), order: descending(judged.logOdds) };
  const measures = (counts: Int32Array) => {
    const curve = curveOf({ ...scored, counts });
    return {
      rocAuc: rocAuc(curve),
      prAuc: prAuc(curve),
      recallAt01: recallAtFpr(curve, 0.001),
      recallAt1: recallAtFpr(curve, 0.01),
      precision: precisionAt(curve, CAPACITY),
    };
  };
  return bootstrap(clustersOf(judged.rows), measures, seed, draws);
}

export function calibrationOf(judged: Judged, seed: number) {
  const probabilities = judged.logOdds.map(probabilityOf);
  const forecast = { probabilities, labels: labelsOf(judged), order: ascending(probabilities) };
  const measures = (counts: Int32Array) => ({
    brier: brier({ ...forecast, counts }),
    error: calibrationError({ ...forecast, counts }),
  });
  return bootstrap(clustersOf(judged.rows), measures, seed);
}

/** The share of rows for which something holds, by actors and rings. */
export function shareOf(rows: readonly LabelledRow[], holds: (row: LabelledRow) => boolean, seed: number): Estimate {
  const held = rows.map(holds);
  const share = (counts: Int32Array) => {
    const [some, all] = counts.reduce(([a, b], count, row) => [a + (held[row] ? count : 0), b + count], [0, 0]);
    return { share: some / all };
  };
  return bootstrap(clustersOf(rows), share, seed).share;
}

export const percent = ({ value, low, high }: Estimate): string =>
  `${(100 * value).toFixed(1)} (${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)})`;
export const decimal = ({ value, low, high }: Estimate): string =>
  `${value.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`;
