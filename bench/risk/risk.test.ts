import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EVIDENCE_VERSION } from "@/lib/shop/risk/evidence/schema";
import { checkedModel } from "@/lib/shop/risk/model/check";
import { DEFAULT_RULES } from "@/packages/additive-model/training/train";
import { examplesOf } from "./examples.ts";
import { fit } from "./fit.ts";
import { labelsToLearnFrom, readLabels } from "./labels.ts";
import { splitCampaigns } from "./split.ts";
import { spoiled } from "./spoiling.ts";
import { rowsByLot } from "./synthetic.ts";
import { chooseThresholds, worstKind, type ScoredRow } from "./thresholds.ts";

const RULES = { ...DEFAULT_RULES, bins: 4, pairBins: 3, pairs: 1, bags: 2, rounds: 5, rate: 0.3 };
const request = { engine: "additive-test", source: "simulated", note: "", seed: 1, rules: RULES } as const;
const rows = rowsByLot(1, 15);

describe("training", () => {
  it("repeats to the byte, and its file is right", () => {
    const text = JSON.stringify(checkedModel(fit(rows, request)));
    expect(JSON.stringify(fit(rowsByLot(1, 15), request))).toBe(text);
    expect(JSON.stringify(fit(rows, { ...request, seed: 2 }))).not.toBe(text);
  });

  it("tells the rows apart that it did not learn from", () =>
    expect(fit(rows, request).metrics["rocAuc"]).toBeGreaterThan(0.95));

  it("parts no campaign between learning, calibration and test", () => {
    const { learning, calibration, test } = splitCampaigns(rows, 1);
    const campaigns = [learning, calibration, test].map((part) => [...new Set(part.map(({ campaign }) => campaign))]);
    expect(campaigns.map(({ length }) => length)).toEqual([9, 3, 3]);
    expect(new Set(campaigns.flat()).size).toBe(15);
  });

  it("weighs people and bots alike, and each family the same", () => {
    const some = rows.map((row, i) => ({ ...row, family: row.label === 1 && i % 10 === 1 ? "rare" : row.family }));
    const { weights, labels } = examplesOf(some);
    const sum = (keep: (row: number) => boolean) =>
      weights.reduce((total, weight, row) => total + (keep(row) ? weight : 0), 0);
    expect(sum((row) => labels[row] === 1)).toBeCloseTo(rows.length / 2, 6);
    expect(sum((row) => some[row]!.family === "rare")).toBeCloseTo(rows.length / 4, 6);
  });
});

describe("spoiling", () => {
  const found = spoiled(rows, 3);

  it("takes evidence away and deals it anew, and adds none that was not there", () => {
    expect(found.map(({ orderId }) => orderId)).toEqual(rows.map(({ orderId }) => orderId));
    const sorted = (of: typeof rows) => new Set(of.map(({ vector }) => vector.gestures));
    expect([...sorted(found)].filter((value) => value !== undefined && !sorted(rows).has(value))).toEqual([]);
  });

  it("is the same for the same seed, and leaves the rows as they were", () => {
    expect(spoiled(rows, 3)).toEqual(found);
    expect(rows).toEqual(rowsByLot(1, 15));
  });

  it("hits people and bots alike", () => {
    const many = spoiled(rowsByLot(2, 60), 4);
    const missing = [0, 1].map((label) => {
      const some = many.filter((row) => row.label === label);
      return some.filter(({ vector }) => vector.pageSeconds === undefined).length / some.length;
    });
    expect(missing[0]).toBeGreaterThan(0.1);
    expect(Math.abs(missing[0]! - missing[1]!)).toBeLessThan(0.05);
  });
});

const orders = (label: 0 | 1, kind: string, scores: readonly number[]): ScoredRow[] =>
  scores.flatMap((score) => Array.from({ length: 150 }, () => ({ label, kind, score })));

describe("thresholds", () => {
  const costs = { personRefused: 20, pairToBot: 1, review: 0.05 };

  it("follow from the costs: what is surely a bot's is rejected, what is surely a person's approved", () => {
    const clear = [...orders(0, "a", [10, 20]), ...orders(1, "bot", [80, 90])];
    const { approveBelow, rejectFrom } = chooseThresholds(clear, costs);
    expect(approveBelow).toBeGreaterThan(20);
    expect(rejectFrom).toBeLessThanOrEqual(80);
  });

  it("where people and bots score alike, ask for a look", () => {
    const mixed = [...orders(0, "a", [10, 60]), ...orders(1, "bot", [60, 90])];
    const { approveBelow, rejectFrom } = chooseThresholds(mixed, costs);
    expect(approveBelow).toBeLessThanOrEqual(60);
    expect(rejectFrom).toBeGreaterThan(60);
  });

  it("refuse no kind of person more often than may be, however cheap that were", () => {
    const kinds = [
      ...orders(
        0,
        "many",
        Array.from({ length: 50 }, () => 10),
      ),
      ...orders(0, "few", [70]),
      ...orders(1, "bot", [70, 90]),
    ];
    const { rejectFrom } = chooseThresholds(kinds, { ...costs, personRefused: 0.01 });
    expect(worstKind(kinds, 70)).toBe(1);
    expect(worstKind(kinds, rejectFrom)).toBe(0);
  });
});

function labelsFile(labels: readonly object[]): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "labels-")), "labels.jsonl");
  writeFileSync(file, labels.map((label) => `${JSON.stringify(label)}\n`).join(""));
  return file;
}

it("labels of other evidence are left out", () =>
  expect(
    readLabels(labelsFile([0, EVIDENCE_VERSION].map((evidenceVersion) => ({ ...rows[0], evidenceVersion })))),
  ).toHaveLength(1));

it("too few labels are refused in words", () =>
  expect(() => labelsToLearnFrom(labelsFile([rows[0]!]))).toThrow("50 of each are needed"));

/** The groups that may not be split, of 120 labels of so many drops. */
function groupsOf(drops: number): number {
  const labels = Array.from({ length: 120 }, (_, i) => ({
    ...rows[0],
    label: i % 2,
    campaign: `drop-${i % drops}`,
    ring: `shopper-${i}`,
  }));
  return new Set(labelsToLearnFrom(labelsFile(labels)).map(({ campaign }) => campaign)).size;
}

it("labels of few drops are split by shopper, of many by drop", () =>
  expect([groupsOf(1), groupsOf(6)]).toEqual([120, 6]));
