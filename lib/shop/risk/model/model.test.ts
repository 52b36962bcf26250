import { statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { FEATURE_NAMES, FEATURES } from "@/lib/shop/risk/evidence/features";
import { checkedModel, hashOf } from "@/lib/shop/risk/model/check";
import shipped from "@/lib/shop/risk/model/model.json";
import { adviceOf, POINTS_PER_LOG_ODDS, scoreOfLogOdds } from "@/lib/shop/risk/model/scale";
import type { ModelFile } from "@/lib/shop/risk/model/schema";
import { scoreOf, scoreWith } from "@/lib/shop/risk/model/score";
import { randomOf } from "@/packages/additive-model/random";

const model = checkedModel(shipped);
const changed = (change: Partial<ModelFile>): ModelFile => {
  const file = { ...model, ...change };
  return { ...file, hash: hashOf(file) };
};

describe("the shipped model", () => {
  it("is right, of the evidence that the store gathers, and small", () => {
    expect(() => checkedModel(shipped)).not.toThrow();
    expect(statSync(path.join(import.meta.dirname, "model.json")).size).toBeLessThan(150_000);
  });

  it("has parts that add up to its log-odds and its score", () => {
    const scored = scoreOf({ mailboxOrders: 3, secondsSinceOpening: 2, aliasedMailbox: 1 });
    const sum = scored?.contributions.reduce((total, { logOdds }) => total + logOdds, scored.baseline);
    expect(sum).toBe(scored?.logOdds);
    expect(scored?.score).toBe(scoreOfLogOdds(sum ?? NaN));
  });

  it("never judges against a direction, whatever else is known", () => {
    const random = randomOf("directions");
    for (let turn = 0; turn < 300; turn++) {
      const vector = Object.fromEntries(
        FEATURE_NAMES.filter(() => random.next() < 0.7).map((name) => [name, random.below(30) / random.below(4)]),
      );
      const name = FEATURE_NAMES[random.below(FEATURE_NAMES.length)]!;
      const [low, high] = [0, 40].map((value) => scoreWith(model, { ...vector, [name]: value }).logOdds);
      expect((high! - low!) * FEATURES[name].direction).toBeGreaterThanOrEqual(-1e-9);
    }
  });

  it("lets absence alone weigh little", () =>
    expect(model.shapes.filter(({ values }) => Math.abs(values[0] ?? 0) > 0.5)).toEqual([]));
});

describe("a model that is not right must not score", () => {
  it.each([
    ["of other evidence", changed({ evidenceVersion: 0 }), "of evidence 0"],
    ["changed by hand", { ...model, intercept: model.intercept + 1 }, "hash"],
    [
      "with a feature that is not gathered",
      { ...model, shapes: [{ ...model.shapes[0]!, feature: "shoeSize" }] },
      "shapes.0.feature",
    ],
    ["with a table that is not finite", { ...model, intercept: Number.NaN }, "intercept"],
    ["with a value too few", { ...model, shapes: [{ ...model.shapes[0]!, values: [0] }] }, "a value for each bin"],
    [
      "against a direction",
      changed({
        shapes: [{ feature: "mailboxOrders", direction: 1, edges: [1], values: [0, 1, 0.5], shares: [0, 1, 0] }],
      }),
      "mailboxOrders",
    ],
    [
      "with a direction of its own",
      changed({ shapes: [{ feature: "mailboxOrders", direction: -1, edges: [], values: [0, 1], shares: [0, 1] }] }),
      "mailboxOrders",
    ],
  ])("%s", (_, file, message) => expect(() => checkedModel(file)).toThrow(message));
});

describe("the scale", () => {
  it("is 50 at even odds and five points more for each doubling, within 0 and 100", () =>
    expect([0, Math.LN2, -2 * Math.LN2, 20, -20].map(scoreOfLogOdds)).toEqual([50, 55, 40, 100, 0]));

  it("is five points for each doubling of the odds", () => expect(POINTS_PER_LOG_ODDS * Math.LN2).toBe(5));

  it("advises by thresholds that belong to the upper side", () =>
    expect(
      [19, 20, 79, 80].map((score) => adviceOf(score, { approveBelow: 20, rejectFrom: 80 }).recommendation),
    ).toEqual(["approve", "review", "review", "reject"]));
});
