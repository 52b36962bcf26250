import { describe, expect, it } from "vitest";
import { contributionsOf, logOddsOf, probabilityOf, rescaled, unorderedTerms, type Values } from "../model.ts";
import { randomOf } from "../random.ts";
import { curveOf, rocAuc } from "../metrics/ranking.ts";
import { splitGroups, type Examples } from "./examples.ts";
import { DEFAULT_RULES, train } from "./train.ts";

const RULES = { ...DEFAULT_RULES, bins: 8, pairBins: 4, bags: 2, rounds: 60, rate: 0.2, pairs: 2 };
const ROWS = 1200;
const NAMES = ["rises", "falls", "bent", "noise", "both", "two"] as const;
const DIRECTIONS = [1, -1, 0, 1, 1, 1] as const;

/** Log-odds whose shapes are known: one rises, one falls, one is bent, two tell only together. */
function truth([rises = 0, falls = 0, bent = 0, , both = 0, two = 0]: readonly number[]): number {
  return 3 * (rises - 0.5) - 4 * (falls - 0.5) + 6 * (Math.abs(bent - 0.5) - 0.25) + (both > 0.5 && two > 0.5 ? 3 : -1);
}

function examples(
  seed: number,
  absent: (row: number, feature: number, label: number) => boolean = () => false,
): Examples {
  const random = randomOf(seed, "examples");
  const rows = Array.from({ length: ROWS }, () => NAMES.map(() => random.next()));
  const labels = Uint8Array.from(rows, (row) => (random.next() < probabilityOf(truth(row)) ? 1 : 0));
  const valueAt = (row: number, feature: number) =>
    absent(row, feature, labels[row]!) ? Number.NaN : rows[row]![feature]!;
  return {
    features: NAMES.map((name, i) => ({ name, direction: DIRECTIONS[i]! })),
    columns: NAMES.map((_, feature) => Float64Array.from(rows, (_, row) => valueAt(row, feature))),
    labels,
    weights: new Float64Array(ROWS).fill(1),
    groups: Int32Array.from(rows, (_, row) => row >> 2),
  };
}

const valuesOf = ({ columns }: Examples, row: number): Values =>
  Object.fromEntries(NAMES.map((name, i) => [name, Number.isNaN(columns[i]![row]!) ? undefined : columns[i]![row]]));

const model = train(examples(1), 7, RULES);

describe("a trained model", () => {
  it("repeats to the byte for the same seed, and not for another", () => {
    expect(JSON.stringify(train(examples(1), 7, RULES))).toBe(JSON.stringify(model));
    expect(JSON.stringify(train(examples(1), 8, RULES))).not.toBe(JSON.stringify(model));
  });

  it("ranks rows that it has not seen nearly as well as the truth does", () => {
    const test = examples(2);
    const rows = Array.from({ length: ROWS }, (_, row) => valuesOf(test, row));
    const found = rocAuc(curveOf({ scores: rows.map((row) => logOddsOf(model, row)), labels: test.labels }));
    const best = rocAuc(
      curveOf({ scores: rows.map((row) => truth(NAMES.map((name) => row[name]!))), labels: test.labels }),
    );
    expect(best - found).toBeLessThan(0.05);
  });

  it("finds the two features that tell only together", () =>
    expect(model.pairs[0]?.features.toSorted()).toEqual(["both", "two"]));

  it("has parts that add up to its log-odds", () => {
    const row = valuesOf(examples(3), 0);
    const sum = contributionsOf(model, row).reduce((total, { logOdds }) => total + logOdds, model.intercept);
    expect(sum).toBe(logOddsOf(model, row));
  });

  it("is centred: over the data every shape is 0 on average", () => {
    const data = examples(1);
    for (const [i, { feature }] of model.shapes.entries()) {
      const parts = Array.from({ length: ROWS }, (_, row) => contributionsOf(model, valuesOf(data, row))[i]!.logOdds);
      expect(Math.abs(parts.reduce((a, b) => a + b, 0) / ROWS), feature).toBeLessThan(0.001);
    }
  });

  it("scaled, keeps its order and says what calibration asks", () => {
    const row = valuesOf(examples(3), 0);
    expect(logOddsOf(rescaled(model, 0.5, 1), row)).toBeCloseTo(0.5 * logOddsOf(model, row) + 1, 9);
  });
});

describe("directions", () => {
  it.each([1, 2])("every shape and every pair's table keeps them, whatever the data say (%i)", (seed) => {
    const against = {
      ...examples(seed),
      features: NAMES.map((name, i) => ({ name, direction: (DIRECTIONS[i]! * -1 || 1) as 1 })),
    };
    const mixed = { ...examples(seed), features: NAMES.map((name, i) => ({ name, direction: ((i % 3) - 1) as 1 })) };
    for (const data of [against, mixed])
      expect(unorderedTerms(train(data, seed, { ...RULES, rounds: 20, pairs: 5 }))).toEqual([]);
  });
});

describe("a missing value", () => {
  it("weighs no more than it may, even where absence gives the label away", () => {
    const leaky = train(
      examples(1, (row, feature, label) => feature === 3 && label === 1 && row % 2 === 0),
      1,
      RULES,
    );
    expect(Math.abs(leaky.shapes[3]?.values[0] ?? 1)).toBeLessThanOrEqual(RULES.missingLimit);
  });

  it("weighs next to nothing where it is missing by lot", () => {
    const random = randomOf("absent");
    const lot = train(
      examples(1, () => random.next() < 0.2),
      1,
      RULES,
    );
    for (const { values, feature } of lot.shapes) expect(Math.abs(values[0]!), feature).toBeLessThan(0.2);
  });

  it("of a feature that no row has is nothing", () => {
    const { shapes } = train(
      examples(1, (_, feature) => feature === 0),
      1,
      RULES,
    );
    expect(shapes[0]).toMatchObject({ edges: [], values: [0, 0] });
  });
});

it("a split by groups parts no group and takes its share of them", () => {
  const groups = Int32Array.from({ length: 100 }, (_, row) => row % 10);
  const [some, others] = splitGroups(groups, 0.3, randomOf(1));
  const of = (rows: Int32Array) => new Set(Array.from(rows, (row) => groups[row]));
  expect([of(some).size, of(others).size, some.length + others.length]).toEqual([3, 7, 100]);
  expect([...of(some)].filter((group) => of(others).has(group))).toEqual([]);
});
