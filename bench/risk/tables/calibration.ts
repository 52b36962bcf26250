import { calibrationBins } from "@/packages/additive-model/metrics/calibration";
import { probabilityOf } from "@/packages/additive-model/model";
import type { Row } from "../../report.ts";
import type { Engine } from "../engines.ts";
import { labelsOf } from "../fit.ts";
import type { LabelledRow } from "../rows.ts";

/** What the model said, and what came, in ten bins of equally many orders. */
export const calibrationTable = (engine: Engine, rows: readonly LabelledRow[]): Row[] =>
  calibrationBins({ probabilities: engine.logOdds(rows).map(probabilityOf), labels: labelsOf(rows) }, 10).map(
    ({ rows, said, came }) => ({
      orders: rows,
      "said: bots %": (100 * said).toFixed(1),
      "were: bots %": (100 * came).toFixed(1),
    }),
  );
