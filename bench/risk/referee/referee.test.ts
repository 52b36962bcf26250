import { expect, it } from "vitest";
import { curveOf, rocAuc } from "@/packages/additive-model/metrics/ranking";
import { randomOf } from "@/packages/additive-model/random";
import type { Examples } from "@/packages/additive-model/training/examples";
import { trainReferee } from "./boosted-trees.ts";

/** A label that is 1 where exactly one of two values is high: no additive model can tell. */
function crossed(seed: number): Examples {
  const random = randomOf(seed, "crossed");
  const columns = [0, 1, 2].map(() => Float64Array.from({ length: 600 }, () => random.next()));
  return {
    features: columns.map((_, i) => ({ name: `f${i}`, direction: 0 })),
    columns,
    labels: Uint8Array.from({ length: 600 }, (_, row) => (columns[0]![row]! > 0.5 === columns[1]![row]! > 0.5 ? 0 : 1)),
    weights: new Float64Array(600).fill(1),
    groups: Int32Array.from({ length: 600 }, (_, row) => row >> 2),
  };
}

it("learns what only two features together tell, on rows that it has not seen", () => {
  const score = trainReferee(crossed(1), 1);
  const test = crossed(2);
  expect(rocAuc(curveOf({ scores: score(test), labels: test.labels }))).toBeGreaterThan(0.97);
});

it("is the same for the same seed", () => {
  const test = crossed(2);
  expect(trainReferee(crossed(1), 1)(test)).toEqual(trainReferee(crossed(1), 1)(test));
});
