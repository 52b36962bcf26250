import { describe, expect, it } from "vitest";
import { exampleOrders } from "@/lib/shop/order/examples";
import { currentLabel, endOfPacking, isHandedOver, isPacked, labelProblemOf } from "@/lib/shop/order/parcel-rules";
import { endingOfStopped } from "@/lib/shop/order/rules";

const { awaiting_approval, packing, shipped } = exampleOrders;
const { addressId, label } = shipped;
const at = "2026-01-01T00:00:00.000Z";
const elsewhere = "adr_elsewhere" as const;
const labelled = { ...packing, label, shipment: { id: label.shipmentId, addressId } };
const problem = { addressId, reason: "Address not found", at };
const handedOver = { at, by: "cus_1" };
const scanned = { status: "in_transit", version: "1" } as const;
const lost = { code: "disputed", at } as const;

describe("the wait for those who pack", () => {
  it.each([
    ["has no end while a label is there and the parcel is not handed over", labelled, undefined],
    ["has none while a person has an address to mend", { ...packing, labelProblem: problem }, undefined],
    ["ends for a label", packing, "unlabelled"],
    ["ends for another label when the address has changed", { ...labelled, addressId: elsewhere }, "unlabelled"],
    [
      "ends for a label when the refused address was mended",
      { ...packing, labelProblem: problem, addressId: elsewhere },
      "unlabelled",
    ],
    ["ends when the parcel is handed over", { ...labelled, handedOver }, "handed_over"],
    ["ends when the carrier has seen the parcel", { ...labelled, tracking: scanned }, "handed_over"],
    ["ends when the money is gone", { ...labelled, paymentProblem: lost }, "payment_lost"],
    ["ends when the time has run out", { ...labelled, packingExpiredAt: at }, "expired"],
  ] as const)("%s", (_, order, end) => expect(endOfPacking(order)).toBe(end));
});

it("a label counts for the address that it was bought for", () => {
  expect(currentLabel(labelled)).toEqual(label);
  expect(currentLabel({ ...labelled, addressId: elsewhere })).toBeUndefined();
  expect(labelProblemOf({ ...packing, labelProblem: problem })).toEqual(problem);
  expect(labelProblemOf({ ...packing, labelProblem: problem, addressId: elsewhere })).toBeUndefined();
});

it("an order has nothing of a parcel before it was approved", () => {
  expect(isPacked(awaiting_approval)).toBe(false);
  expect(isHandedOver(awaiting_approval)).toBe(false);
});

it("an order that is stopped while it is packed is undone, unless the carrier has its parcel", () => {
  expect(endingOfStopped(labelled)).toBe("failed");
  expect(endingOfStopped({ ...labelled, handedOver })).toBe("shipped");
  expect(endingOfStopped({ ...labelled, tracking: scanned })).toBe("shipped");
});
