import { describe, expect, it } from "vitest";
import {
  driftOfFeatures,
  DRIFTED,
  LEAST_LABELS,
  LEAST_ORDERS,
  MOVED,
  probabilityAt,
  psiOf,
  reliabilityOf,
} from "@/lib/desk/drift/rules";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import { scoreOfLogOdds } from "@/lib/shop/risk/model/scale";
import type { ModelFile } from "@/lib/shop/risk/model/schema";

const edges = [10, 20, 30, 40];
const shares = [0.2, 0.16, 0.16, 0.16, 0.16, 0.16];
const model = {
  shapes: [{ feature: "pageSeconds", direction: -1, edges, values: [0, 5, 4, 3, 2, 1], shares }],
} as unknown as ModelFile;
const vectorsOf = (values: readonly (number | undefined)[]): EvidenceVector[] =>
  values.map((pageSeconds) => (pageSeconds === undefined ? {} : { pageSeconds }));
/** As the training: a fifth unknown, the others spread alike over the five bins. */
const alike = Array.from({ length: 500 }, (_, i) => (i % 5 === 0 ? undefined : (i % 25) * 2));

describe("drift of evidence", () => {
  it("is nothing where the drop is spread as the training was", () => {
    const [drift] = driftOfFeatures(model, vectorsOf(alike)) ?? [];
    expect(drift?.psi).toBeLessThan(MOVED);
    expect(drift?.bins.reduce((sum, { now }) => sum + now, 0)).toBeCloseTo(1);
  });

  it("shows where values moved, and where they are not known any more", () => {
    const faster = alike.map((value) => value && value / 10);
    const unknown = alike.map(() => undefined);
    for (const moved of [faster, unknown])
      expect(driftOfFeatures(model, vectorsOf(moved))?.[0]?.psi).toBeGreaterThan(DRIFTED);
  });

  it("is not spoken of with too few orders", () => {
    expect(driftOfFeatures(model, vectorsOf(alike.slice(0, LEAST_ORDERS - 1)))).toBeNull();
    expect(driftOfFeatures(model, vectorsOf(alike.slice(0, LEAST_ORDERS)))).not.toBeNull();
  });

  it("is finite where a bin is empty on one side, and the same whichever side that is", () => {
    const [one, other] = [psiOf([0.5, 0.5], [1, 0], 1000), psiOf([1, 0], [0.5, 0.5], 1000)];
    expect(Number.isFinite(one)).toBe(true);
    expect(one).toBeCloseTo(other);
  });
});

describe("calibration", () => {
  it("reads a score back as the probability that made it", () => {
    for (const logOdds of [-3, -1, 0, 0.7, 2])
      expect(probabilityAt(scoreOfLogOdds(logOdds))).toBeCloseTo(1 / (1 + Math.exp(-logOdds)), 1);
  });

  it("has no error where as many came as were said, and much where none came", () => {
    const scores = Array.from({ length: 400 }, (_, i) => (i % 2 ? 30 : 70));
    const right = scores.map(
      (score, i) => ({ score, label: (Math.floor(i / 2) * 0.618034) % 1 < probabilityAt(score) ? 1 : 0 }) as const,
    );
    const none = scores.map((score) => ({ score, label: 0 }) as const);
    expect(reliabilityOf(right).calibrationError).toBeLessThan(0.05);
    expect(reliabilityOf(none).calibrationError).toBeGreaterThan(0.4);
    expect(
      reliabilityOf(right).reliability?.every(({ came }) => came.low <= came.share && came.share <= came.high),
    ).toBe(true);
  });

  it("is not spoken of with too few orders whose shopper is known", () => {
    const few = Array.from({ length: LEAST_LABELS - 1 }, () => ({ score: 50, label: 1 }) as const);
    expect(reliabilityOf(few)).toEqual({ reliability: null, calibrationError: null });
  });
});
