import { describe, expect, it } from "vitest";
import { doubtOf, inWalkingOrder, packingRow, stageOf } from "@/lib/desk/packing/rules";
import { packRequestSchema } from "@/lib/desk/packing/schema";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { exampleOrders } from "@/lib/shop/order/examples";

const { packing, shipped } = exampleOrders;
const { label, addressId } = shipped;
const at = "2026-01-01T00:00:00.000Z";
const labelled = { ...packing, label };

describe("the pick list", () => {
  it.each([
    ["waits for its label", packing, "unlabelled"],
    ["is to be packed", labelled, "to_pack"],
    ["is packed", { ...labelled, packed: { at, by: "cus_1" } }, "packed"],
    [
      "has an address that the carrier refuses",
      { ...packing, labelProblem: { addressId, reason: "?", at } },
      "refused",
    ],
    ["waits for a label for its new address", { ...labelled, addressId: "adr_new" as const }, "unlabelled"],
  ] as const)("says which order %s", (_, order, stage) => expect(stageOf(order)).toBe(stage));

  it("says where a new address would not have been approved, and nothing where it would", () => {
    const assessed = (recommendation: "approve" | "review" | "reject", at: string) => ({
      ...packing,
      decision: { decision: "approve" as const, at: "2026-01-02T00:00:00.000Z" },
      riskHistory: [{ at, cause: "address" as const, score: 71, engine: "x", recommendation }],
    });
    const [before, after] = ["2026-01-01T23:59:59.000Z", "2026-01-02T00:00:01.000Z"];
    expect(doubtOf(assessed("reject", after))).toEqual({ recommendation: "reject", score: 71 });
    expect(doubtOf(assessed("review", after))).toEqual({ recommendation: "review", score: 71 });
    expect(doubtOf(assessed("approve", after))).toBeNull();
    expect(doubtOf(assessed("reject", before))).toBeNull();
    expect(doubtOf(packing)).toBeNull();
  });

  it("is a walk through the shelves: by size, then by number", () => {
    const rows = [
      ["42", 9],
      ["42", 3],
      ["9.5", 100],
      ["36", 200],
    ].map(([size, pairNumber]) => ({
      ...packingRow(labelled, exampleAddress, "Drop"),
      size: String(size),
      pairNumber: Number(pairNumber),
    }));
    expect(inWalkingOrder(rows).map(({ size, pairNumber }) => [size, pairNumber])).toEqual([
      ["9.5", 100],
      ["36", 200],
      ["42", 3],
      ["42", 9],
    ]);
  });

  it("names whom the box is for, as long as the address is known", () => {
    expect(packingRow(labelled, exampleAddress, "Drop")).toMatchObject({ trackingCode: "LP1", pairNumber: 7 });
    expect(packingRow(labelled, exampleAddress, "Drop").recipient).toContain(exampleAddress.city);
    expect(packingRow(labelled, null, "Drop").recipient).toBeNull();
  });
});

it.each([
  ["107", 107],
  ["0107", 107],
  ["Nº 0107", 107],
  [" #107 ", 107],
])("a number is read as it is scanned or typed: %s", (text, pairNumber) =>
  expect(packRequestSchema.parse({ orderId: "o", pairNumber: text })).toMatchObject({ pairNumber }),
);

it.each(["", "pair", "12 34", "1234567"])("what is no number of a pair is refused: %s", (text) =>
  expect(packRequestSchema.safeParse({ orderId: "o", pairNumber: text }).success).toBe(false),
);
