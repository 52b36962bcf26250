import { expect, it } from "vitest";
import { announcedSchema } from "@/packages/draw-record";
import { drawRulesOf } from "@/lib/shop/draw/rules";

const { rules } = announcedSchema.shape;
const longestIds = Array.from({ length: 5 }, (_, i) => `${i}`.repeat(40));

it.each([
  { perMailbox: 0, perDoor: 0, reviewSeconds: 0, losersAdvantage: null },
  { perMailbox: 99, perDoor: 99, reviewSeconds: 7 * 86_400 + 3661, losersAdvantage: null },
  { perMailbox: 1, perDoor: 6, reviewSeconds: 0, losersAdvantage: { dropIds: longestIds, tickets: 3 } },
])("what a drop announces of its draw fits into the record: %o", (drop) => {
  const announced = drawRulesOf(drop);
  expect(rules.parse(announced)).toEqual(announced);
});
