import { describe, expect, it } from "vitest";
import { evidenceOf } from "@/lib/shop/risk/evidence/evidence";
import { entryOf } from "@/lib/shop/risk/links/entry";
import { exampleOrder } from "@/lib/shop/risk/links/example";

const order = exampleOrder(1, { card: "a card" });
const drawn = { ...order, dropOpensAt: undefined };
const paidWith = (...others: readonly number[]) => [
  { kind: "card" as const, entries: others.map((n) => entryOf(exampleOrder(n))) },
];

describe("a card that no other order was paid with", () => {
  it("speaks for an order of a first-come drop", () =>
    expect(evidenceOf(order, paidWith())).toMatchObject({ cardOrders: 0 }));

  it("is not told of one that was drawn, for of a ring those alone pay that were drawn, too", () =>
    expect(evidenceOf(drawn, paidWith())).not.toHaveProperty("cardOrders"));
});

it("a card that others paid with is told of a drawn order as of any", () =>
  expect([drawn, order].map((one) => evidenceOf(one, paidWith(2, 3))["cardOrders"])).toEqual([2, 2]));
