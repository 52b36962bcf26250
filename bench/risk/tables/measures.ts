import { bootstrap, rowsByCluster, type Estimate } from "@/packages/additive-model/metrics/bootstrap";
import { brier, calibrationError } from "@/packages/additive-model/metrics/calibration";
import { curveOf, precisionAt, prAuc, recallAtFpr, rocAuc } from "@/packages/additive-model/metrics/ranking";
import { probabilityOf } from "@/packages/additive-model/model";
import type { LabelledRow } from "../rows.ts";

/** Rows with what an engine says of them. */
export interface Judged {
  readonly rows: readonly LabelledRow[];
  readonly logOdds: Float64Array;
}

/** Orders that the team can look at in a day: two people, eight hours, two minutes each. */
export const CAPACITY = 480;

const pick = ({ rows, logOdds }: Judged, chosen: Int32Array) => ({
  scores: Float64Array.from(chosen, (row) => logOdds[row] as number),
  labels: Uint8Array.from(chosen, (row) => rows[row]?.label ?? 0),
});

/** A ring's orders together, and an actor's alone. */
const clustersOf = (rows: readonly LabelledRow[]) =>
  rowsByCluster(rows.map(({ campaign, ring, orderId }) => (ring === null ? orderId : `${campaign} ${ring}`)));

/** With 95 % intervals by bootstrap over actors and rings. */
export const rankingOf = (judged: Judged, seed: number, draws = 200) =>
  bootstrap(
    clustersOf(judged.rows),
    (chosen) => {
      const curve = curveOf(pick(judged, chosen));
      return {
        rocAuc: rocAuc(curve),
        prAuc: prAuc(curve),
        recallAt01: recallAtFpr(curve, 0.001),
        recallAt1: recallAtFpr(curve, 0.01),
        precision: precisionAt(curve, CAPACITY),
      };
    },
    seed,
    draws,
  );

export const calibrationOf = (judged: Judged, seed: number) =>
  bootstrap(
    clustersOf(judged.rows),
    (chosen) => {
      const { scores, labels } = pick(judged, chosen);
      const probabilities = scores.map(probabilityOf);
      return { brier: brier({ probabilities, labels }), error: calibrationError({ probabilities, labels }) };
    },
    seed,
  );

/** The share of rows for which something holds, by actors and rings. */
export const shareOf = (rows: readonly LabelledRow[], holds: (row: LabelledRow) => boolean, seed: number): Estimate =>
  bootstrap(
    clustersOf(rows),
    (chosen) => ({ share: chosen.filter((row) => holds(rows[row] as LabelledRow)).length / chosen.length }),
    seed,
  ).share;

export const percent = ({ value, low, high }: Estimate): string =>
  `${(100 * value).toFixed(1)} (${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)})`;
export const decimal = ({ value, low, high }: Estimate): string =>
  `${value.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`;
