import { expect, it } from "vitest";
import { heldPairs } from "@/lib/shop/inventory/store";
import { findOrder } from "@/lib/shop/order/store";
import { withdraw } from "@/lib/shop/returns/server";
import { returnSuite } from "@/workflows/return/return.suite";
import { localEngine } from "@/workflows/testing/local-engine";
import { parcels, payments, stockOf } from "@/workflows/testing/people";
import { paidOrder } from "@/workflows/testing/returns";

// Where two executions wake each other, only an engine that both can reach will do.
returnSuite(localEngine, (services) => {
  it("a withdrawal before the shipment ends the order: no parcel, nothing charged, the pair free again", async () => {
    const { shopper, orderId, running } = await paidOrder(localEngine, services());
    const returnId = await withdraw(orderId, shopper, "I changed my mind.");
    const returning = localEngine.run("return", returnId);
    expect(await running.result()).toEqual({ outcome: "compensated", reason: "withdrawn" });
    expect(await returning.result()).toEqual({ outcome: "refunded" });
    expect(await parcels(services().carrierUrl, orderId)).toEqual([]);
    expect(await parcels(services().carrierUrl, returnId)).toEqual([]);
    expect(await payments(services().stripeUrl, orderId)).toEqual([
      { status: "canceled", amountCaptured: 0, amountRefunded: 0 },
    ]);
    expect(await heldPairs(await stockOf("42"))).not.toContain((await findOrder(orderId))?.pairNumber);
    const texts = await services().texts(shopper.email);
    expect(texts).toContain("I, Ada Lovelace, withdraw from my contract");
    expect(texts).toContain("I changed my mind.");
    expect(texts).toMatch(/on \w+,? \d+ \w+ \d{4} at \d\d:\d\d:\d\d UTC/);
    expect(await withdraw(orderId, shopper, undefined)).toBe(returnId);
  });
});
