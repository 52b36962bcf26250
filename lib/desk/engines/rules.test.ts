import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, levelTable, wouldChange, type TwiceScored } from "@/lib/desk/engines/rules";
import type { Label } from "@/lib/shop/labels/schema";
import { riskLevelSchema } from "@/lib/shop/risk/schema";

const bot: Label = { source: "rejected_as_bot", label: 1, weight: 0.75 };
const person: Label = { source: "kept", label: 0, weight: 0.25 };
const levelAt = (score: number) => (score < 30 ? "low" : score < 70 ? "medium" : "high");
const order = (score: number, other: number, label?: Label): TwiceScored => ({
  orderId: `ord_${score}_${other}`,
  score,
  level: levelAt(score),
  shadow: { score: other, level: levelAt(other) },
  label,
});

const any = fc.record({
  orderId: fc.uuid(),
  score: fc.integer({ min: 0, max: 100 }),
  level: fc.constantFrom(...riskLevelSchema.options),
  shadow: fc.record({
    score: fc.integer({ min: 0, max: 100 }),
    level: fc.constantFrom(...riskLevelSchema.options),
  }),
});

describe("two engines compared", () => {
  it("every order is in one cell of the table, and those off its diagonal would change", () => {
    fc.assert(
      fc.property(fc.array(any), (orders) => {
        const cells = Object.values(levelTable(orders)).flatMap((row) => Object.values(row));
        expect(cells.reduce((sum, count) => sum + count, 0)).toBe(orders.length);
        const { low, medium, high } = levelTable(orders);
        const agreeing = low.low + medium.medium + high.high;
        expect([compare(orders).agreeing, wouldChange(orders)]).toEqual([
          agreeing,
          expect.objectContaining({ length: orders.length - agreeing }),
        ]);
      }),
    );
  });

  it("those furthest apart come first, fifty at most", () => {
    const changing = compare([
      order(10, 40),
      order(5, 95),
      ...Array.from({ length: 80 }, () => order(20, 35)),
    ]).changing;
    expect(changing).toHaveLength(50);
    expect(changing.slice(0, 2).map(({ score }) => score)).toEqual([5, 10]);
  });
});

describe("an engine against the labels so far", () => {
  it("the share of bots in a range of scores is weighed by how sure their labels are", () => {
    const { inCharge } = compare([order(90, 10, bot), order(95, 20, person), order(5, 90, person), order(50, 50)]);
    expect(inCharge.bins.map(({ from, to, orders, botShare }) => [from, to, orders, botShare])).toEqual([
      [0, 19, 1, 0],
      [20, 39, 0, null],
      [40, 59, 0, null],
      [60, 79, 0, null],
      [80, 100, 2, 0.75],
    ]);
  });

  it("each is judged by its own scores", () => {
    const { labelled, inCharge, shadow } = compare([order(90, 10, bot), order(10, 90, person)]);
    expect([labelled, inCharge.auc, shadow.auc]).toEqual([2, 1, 0]);
  });

  it("that are all of one kind, says nothing of its order", () =>
    expect(compare([order(90, 10, bot)]).inCharge.auc).toBeNull());
});
