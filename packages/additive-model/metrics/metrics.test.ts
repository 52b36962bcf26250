import { describe, expect, it } from "vitest";
import { bootstrap, quantile, rowsByCluster } from "./bootstrap.ts";
import { brier, calibrationBins, calibrationError } from "./calibration.ts";
import { calibrate } from "./platt.ts";
import { curveOf, precisionAt, prAuc, recallAtFpr, rocAuc } from "./ranking.ts";

/** By falling score: 1 1 0 1 (0 1) 0, the two in brackets tied. */
const scored = curveOf({ scores: [0.9, 0.8, 0.7, 0.6, 0.4, 0.4, 0.1], labels: [1, 1, 0, 1, 0, 1, 0] });

describe("ranking, by hand", () => {
  it("ROC-AUC counts pairs in order, ties as half", () => expect(rocAuc(scored)).toBeCloseTo((3 + 2.5 + 4) / 12, 12)); // hits below each of the three negatives' scores

  it("PR-AUC is the average precision, a tie being one step", () =>
    expect(prAuc(scored)).toBeCloseTo((1 / 4) * 1 + (1 / 4) * 1 + (1 / 4) * (3 / 4) + (1 / 4) * (4 / 6), 12));

  it.each([
    [0, 2 / 4],
    [0.33, 2 / 4],
    [0.34, 3 / 4],
    [1, 1],
  ])("at a false-positive rate of at most %f the recall is %f", (rate, recall) =>
    expect(recallAtFpr(scored, rate)).toBe(recall),
  );

  it("no threshold is strict enough when a negative is among the highest", () =>
    expect(recallAtFpr(curveOf({ scores: [1, 1, 0.5], labels: [1, 0, 1] }), 0)).toBe(0));

  it.each([
    [2, 1],
    [3, 2 / 3],
    [5, 3.5 / 5],
    [7, 4 / 7],
    [9, 4 / 7],
  ])("precision of the first %i is %f", (capacity, precision) =>
    expect(precisionAt(scored, capacity)).toBeCloseTo(precision, 12),
  );
});

describe("calibration, by hand", () => {
  const forecast = { probabilities: [0.1, 0.9, 0.2, 0.8], labels: [0, 1, 1, 1] };

  it("Brier is the mean square of what was missed", () =>
    expect(brier(forecast)).toBeCloseTo((0.01 + 0.01 + 0.64 + 0.04) / 4, 12));

  it("bins hold equally many rows, by rising probability", () => {
    const [low, high] = calibrationBins(forecast, 2);
    expect(low).toEqual({ rows: 2, said: expect.closeTo(0.15, 12) as number, came: 0.5 });
    expect(high).toEqual({ rows: 2, said: expect.closeTo(0.85, 12) as number, came: 1 });
  });

  it("the expected error is the mean gap of the bins", () =>
    expect(calibrationError(forecast, 2)).toBeCloseTo((0.35 + 0.15) / 2, 12));

  it("bins that would be empty are left out", () => expect(calibrationBins(forecast, 9)).toHaveLength(4));
});

it("a row that counts twice is two rows", () => {
  const [scores, labels, counts] = [
    [0.9, 0.4, 0.2],
    [1, 0, 1],
    [2, 0, 1],
  ];
  const [twice, labelsTwice] = [
    [0.9, 0.9, 0.2],
    [1, 1, 1],
  ];
  expect(curveOf({ scores, labels, counts }).thresholds.at(-1)).toEqual({ score: 0.2, hits: 3, falseAlarms: 0 });
  const weighted = { probabilities: scores, labels, counts };
  const written = { probabilities: twice, labels: labelsTwice };
  expect(brier(weighted)).toBeCloseTo(brier(written), 12);
  expect(calibrationError(weighted, 1)).toBeCloseTo(calibrationError(written, 1), 12);
});

describe("Platt scaling", () => {
  const logOdds = Array.from({ length: 400 }, (_, i) => (i % 20) - 9.5);
  const labels = logOdds.map((x, i) => (Math.floor(i / 20) % 20 < 20 / (1 + Math.exp(-0.4 * x + 1)) ? 1 : 0));

  it("finds how much too sure the log-odds are", () => {
    const { slope, shift } = calibrate(logOdds, labels);
    expect(slope).toBeGreaterThan(0.3);
    expect(slope).toBeLessThan(0.5);
    expect(shift).toBeLessThan(-0.5);
  });

  it("stays finite and rising where the labels are separable, and where they contradict the scores", () => {
    const separable = calibrate([-2, -1, 1, 2], [0, 0, 1, 1]);
    expect(Number.isFinite(separable.slope)).toBe(true);
    expect(separable.slope).toBeGreaterThan(0.5);
    expect(calibrate([-2, -1, 1, 2], [1, 1, 0, 0]).slope).toBeGreaterThan(0);
  });
});

describe("bootstrap", () => {
  it("quantiles lie between values in proportion", () =>
    expect([0, 0.5, 0.25, 1].map((share) => quantile([1, 2, 4], share))).toEqual([1, 2, 1.5, 4]));

  it("rows of one cluster come together", () =>
    expect(rowsByCluster(["a", "b", "a"])).toEqual([Int32Array.of(0, 2), Int32Array.of(1)]));

  const values = Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? 0 : 1));
  const mean = (counts: Int32Array) => ({
    mean: values.reduce<number>((sum, value, row) => sum + value * counts[row]!, 0) / counts.reduce((a, b) => a + b, 0),
  });

  it("gives the same interval for the same seed, near the normal one for independent rows", () => {
    const clusters = rowsByCluster(values.map((_, i) => i));
    const found = bootstrap(clusters, mean, 1).mean;
    expect(bootstrap(clusters, mean, 1).mean).toEqual(found);
    expect(found.value).toBe(0.5);
    expect(Math.abs(found.high - found.low - 2 * 1.96 * Math.sqrt(0.25 / 200))).toBeLessThan(0.03);
  });

  it("is wider where rows depend on each other", () => {
    const rings = rowsByCluster(values.map((value, i) => `${value} ${i % 10}`));
    const [alone, together] = [rowsByCluster(values.map((_, i) => i)), rings].map((c) => bootstrap(c, mean, 1).mean);
    expect(together!.high - together!.low).toBeGreaterThan(2 * (alone!.high - alone!.low));
  });

  it("leaves out draws in which the statistic is not defined", () => {
    const found = bootstrap(rowsByCluster([0, 1]), ([first]) => ({ share: first! > 0 ? 1 : Number.NaN }), 1);
    expect(found.share).toEqual({ value: 1, low: 1, high: 1 });
  });
});
