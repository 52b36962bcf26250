import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess, unscoredAt } from "@/lib/shop/risk/assess";
import { FEATURE_NAMES } from "@/lib/shop/risk/evidence/features";
import { EVIDENCE_VERSION } from "@/lib/shop/risk/evidence/schema";
import { wordsFor } from "@/lib/shop/risk/evidence/words";
import { wholePoints } from "@/lib/shop/risk/points";
import { riskAssessmentSchema } from "@/lib/shop/risk/schema";

const AT = "2026-01-01T10:00:00.000Z";
const vectors = fc.dictionary(fc.constantFrom(...FEATURE_NAMES), fc.double({ min: 0, max: 40, noNaN: true }));

const suggested = (approveBelow: number, rejectFrom: number) =>
  assess({}, AT, { thresholds: { approveBelow, rejectFrom } });

describe("an assessment", () => {
  it("has facts that add up to its score exactly, whatever is known", () =>
    fc.assert(
      fc.property(vectors, (vector) => {
        const { score, facts } = assess(vector, AT);
        expect(facts.reduce((sum, { points }) => sum + points, 0)).toBe(score);
      }),
    ));

  it("is in its schema, says when it was made and of what, and explains itself", () => {
    const values = { accountAgeSeconds: 30, cardOrders: 12, addressOrders: 7, addressSpellings: 5 };
    const made = riskAssessmentSchema.parse(assess(values, AT));
    expect(made).toMatchObject({ assessedAt: AT, evidence: { version: EVIDENCE_VERSION, at: AT, values } });
    expect(made.explanation).toMatchObject({ by: "template", text: expect.stringMatching(/\.$/) });
    expect(made.facts.at(-1)?.code).toBe("start");
  });

  it("suggests by the thresholds that managers set", () => {
    expect(
      [suggested(101, 101), suggested(0, 101), suggested(0, 0)].map(({ recommendation }) => recommendation),
    ).toEqual(["approve", "review", "reject"]);
  });

  it("that could not be made says so, and has its time and its words", () =>
    expect(riskAssessmentSchema.parse(unscoredAt(AT))).toMatchObject({ engine: "none", assessedAt: AT }));
});

it("whole points add up to the rounded sum of their shares, are near to them, and keep their sign", () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -960, max: 960 }), { minLength: 1, maxLength: 40 }), (sixteenths) => {
      const shares = sixteenths.map((share) => share / 16);
      const total = Math.round(shares.reduce((a, b) => a + b, 0)) + 0;
      const points = wholePoints(shares, total);
      expect(points.reduce((a, b) => a + b, 0)).toBe(total);
      for (const [i, share] of shares.entries()) {
        expect(Math.abs((points[i] ?? NaN) - share)).toBeLessThanOrEqual(1);
        expect((points[i] ?? NaN) * share).toBeGreaterThanOrEqual(0);
      }
    }),
  ));

describe("words", () => {
  it.each(FEATURE_NAMES)("of %s are sentences, with none, one and many, and where it is not known", (feature) => {
    for (const values of [{}, { [feature]: 0 }, { [feature]: 1 }, { [feature]: 32 }])
      expect(wordsFor(feature, values)).toMatch(/^[A-Z0-9].*\.$/);
  });

  it("have the number in them, and an end to counting", () => {
    expect(wordsFor("addressOrders", { addressOrders: 7, addressSpellings: 5 })).toBe(
      "7 other accounts send to this door, in 5 spellings.",
    );
    expect(wordsFor("cardOrders", { cardOrders: 1 })).toBe("1 other order was paid with the same card.");
    expect(wordsFor("cardOrders", { cardOrders: 32 })).toBe("32 or more other orders were paid with the same card.");
    expect(wordsFor("phoneOrders", { phoneOrders: 0 })).toBe("No other order has the same telephone number.");
  });
});
