import { readFileSync } from "node:fs";
import { checkedModel } from "@/lib/shop/risk/model/check";
import { POINTS_PER_LOG_ODDS } from "@/lib/shop/risk/model/scale";
import type { ModelFile } from "@/lib/shop/risk/model/schema";

const points = (logOdds: number): string => (logOdds * POINTS_PER_LOG_ODDS).toFixed(1);

function shapeLine({ feature, edges, values, shares }: ModelFile["shapes"][number]): string {
  const bins = values.slice(1).map((value, i) => `${i === 0 ? "" : `>${edges[i - 1]} `}${points(value)}`);
  return `${feature} (missing ${points(values[0] ?? 0)}, ${Math.round(100 * (shares[0] ?? 0))} %): ${bins.join(" | ")}`;
}

function pairLines({ features, edges, values }: ModelFile["pairs"][number]): string[] {
  const width = edges[1].length + 1;
  const rows = [-Infinity, ...edges[0]].map(
    (edge, row) =>
      `  >${edge}: ${values
        .slice(row * width, (row + 1) * width)
        .map(points)
        .join(" ")}`,
  );
  return [`${features.join(" & ")} (columns: ${edges[1].join(", ")})`, ...rows];
}

/** Prints what a model holds of each value of each feature, in points: to be read for nonsense before it is shipped. */
export function printShapes(file: string): void {
  const model = checkedModel(JSON.parse(readFileSync(file, "utf8")));
  console.log(
    `baseline ${points(model.intercept)}, approve below ${model.thresholds.approveBelow}, reject from ${model.thresholds.rejectFrom}`,
  );
  for (const shape of model.shapes) console.log(shapeLine(shape));
  for (const pair of model.pairs) console.log(pairLines(pair).join("\n"));
}
