import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessByRules, unscored } from "@/lib/shop/risk/rules";
import type { RiskFact } from "@/lib/shop/risk/schema";
import { explain } from "@/lib/shop/risk/words/template";

const fact = (points: number, text = `Fact of ${points}.`): RiskFact => ({ code: `f${points}`, text, points });
const of = (code: string, points: number, text: string): RiskFact => ({ code, points, text });
const START = { code: "start", points: 10, text: "Every order starts here." };

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

describe("the explanation by template", () => {
  it("names the most telling facts of each side with their points, and adds up the others", () =>
    expect(
      explain({ level: "high", facts: [fact(25), fact(40), fact(9), fact(5), fact(4), fact(-17), START] }),
    ).toEqual({
      text: "Against the order: fact of 40 (+40); fact of 25 (+25); fact of 9 (+9); 2 smaller facts (+9). For the order: fact of -17 (−17).",
      by: "template",
    }));

  it("begins with the side that tips the score", () => {
    const facts = [fact(3), fact(-30)];
    expect(explain({ level: "low", facts }).text).toBe(
      "For the order: fact of -30 (−30). Against the order: 1 small fact (+3).",
    );
    expect(explain({ level: "medium", facts }).text).toMatch(/^Against the order/);
  });

  it("says so where a side has nothing", () => {
    expect(explain({ level: "low", facts: [fact(-30), START] }).text).toContain(
      "Nothing that is known speaks against the order.",
    );
    expect(explain({ level: "high", facts: [fact(30)] }).text).toContain("Nothing that is known speaks for the order.");
  });

  it("names what is not known by whole groups of evidence", () => {
    const evidence = { version: 1, at: "2026-11-26T21:00:00.000Z", values: { accountAgeSeconds: 9, pastes: 0 } };
    expect(explain({ level: "high", facts: [fact(1)], evidence }).text).toMatch(
      / Not known: where the request came from, the card\.$/,
    );
  });

  it("says what is not known once, with the points that it has all the same", () => {
    const values = { accountAgeSeconds: 9, pastes: 0, hosting: 0 };
    const facts = [
      of("pastes", 9, "0 fields pasted."),
      of("foreignTimeZone", 3, "Not known: the time zone."),
      of("prepaidCard", 1, "Not known: the kind of card."),
      of("declines", 1, "Not known: declines."),
    ];
    const evidence = { version: 1, at: "2026-11-26T21:00:00.000Z", values };
    expect(explain({ level: "high", facts, evidence }).text).toBe(
      "Against the order: 0 fields pasted (+9). Nothing that is known speaks for the order. Not known: the card (+2), the time zone (+3).",
    );
  });

  it("makes one clause of two facts that count together", () =>
    expect(explain({ level: "high", facts: [fact(5, "It is so. AVS failed. Ordered early.")] }).text).toContain(
      "it is so, and AVS failed, and ordered early (+5)",
    ));

  it("of an order without a score says that there is none", () =>
    expect(explain(unscored).text).toBe("The risk could not be assessed; the score is a placeholder."));

  it("of an order of which nothing counts says that", () =>
    expect(explain({ level: "low", facts: [START] }).text).toBe("Nothing that is known moves the score."));

  it("keeps abbreviations as they are", () =>
    expect(explain({ level: "high", facts: [fact(5, "AVS failed.")] }).text).toContain("AVS failed (+5)"));

  it("of the rules reads as sentences", () =>
    expect(
      explain(
        assessByRules({
          accountAgeSeconds: 30,
          secondsSinceOpening: 1,
          networkOrders: 3,
        }),
      ).text,
    ).toBe(
      "Against the order: ordered 1.0 s after the drop opened (+25); the address was verified 30 s before the order (+20); 3 more orders of this drop came from the same network (+15). Nothing that is known speaks for the order.",
    ));

  it("has points that add up to those of the facts, whatever they are", () => {
    const points = fc.array(
      fc.integer({ min: -60, max: 60 }).filter((n) => n !== 0),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(points, (all) => {
        const { text } = explain({ level: "medium", facts: all.map((one) => fact(one, "It is so.")) });
        const shown = [...text.matchAll(/\(([+−])(\d+)\)/g)].map(([, sign, n]) => Number(n) * (sign === "+" ? 1 : -1));
        expect(sum(shown)).toBe(sum(all));
      }),
    );
  });
});
