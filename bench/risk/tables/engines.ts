import type { Row } from "../../report.ts";
import type { Engine } from "../engines.ts";
import type { LabelledRow } from "../rows.ts";
import { calibrationOf, decimal, percent, rankingOf, type Judged } from "./measures.ts";

const FAMILY_DRAWS = 100;

const judge = (engine: Engine, rows: readonly LabelledRow[]): Judged => ({ rows, logOdds: engine.logOdds(rows) });

/** The engines side by side on identical orders. */
export const engineTable = (engines: readonly Engine[], rows: readonly LabelledRow[], seed: number): Row[] =>
  engines.map((engine) => {
    const judged = judge(engine, rows);
    const [ranking, calibration] = [rankingOf(judged, seed), calibrationOf(judged, seed)];
    return {
      engine: engine.name,
      "PR-AUC": decimal(ranking.prAuc),
      "ROC-AUC": decimal(ranking.rocAuc),
      "recall % at 0.1 % FPR": percent(ranking.recallAt01),
      "recall % at 1 % FPR": percent(ranking.recallAt1),
      "precision % of the first 480": percent(ranking.precision),
      Brier: decimal(calibration.brier),
      ECE: decimal(calibration.error),
    };
  });

const tierOf = (row: LabelledRow): string => (row.label === 0 ? "" : (row.tier ?? ""));

/** Each family of bots against all people of the same campaigns. */
export function familyTable(engines: readonly Engine[], rows: readonly LabelledRow[], seed: number): Row[] {
  const keys = [
    ...new Set(
      rows.filter(({ label }) => label === 1).flatMap((row) => [`${tierOf(row)} all`, `${tierOf(row)} ${row.family}`]),
    ),
  ];
  return keys.sort().map((key) => {
    const some = rows.filter(
      (row) => row.label === 0 || key === `${tierOf(row)} all` || key === `${tierOf(row)} ${row.family}`,
    );
    const columns = engines.map((engine) => {
      const ranking = rankingOf(judge(engine, some), seed, FAMILY_DRAWS);
      return [
        [`${engine.name}: % at 0.1 %`, percent(ranking.recallAt01)],
        [`${engine.name}: % at 1 %`, percent(ranking.recallAt1)],
      ];
    });
    return {
      "recall of": key,
      orders: some.filter(({ label }) => label === 1).length,
      ...Object.fromEntries(columns.flat()),
    } as Row;
  });
}
