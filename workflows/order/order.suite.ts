import { describe, expect, it, vi } from "vitest";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { reasonOf } from "@/lib/shop/order/rules";
import { cancelOrder } from "@/lib/shop/order/server";
import { findOrder } from "@/lib/shop/order/store";
import { heldPairs } from "@/lib/shop/inventory/store";
import { stockOf } from "@/workflows/testing/people";
import type { Engine } from "@/workflows/testing/engine";
import {
  decideAs,
  moveParcel,
  newShopper,
  order,
  parcels,
  pay,
  payments,
  untilOrder,
} from "@/workflows/testing/people";
import type { Services } from "@/workflows/testing/services";
import { useServices } from "@/workflows/testing/use-services";

/** What the order workflow promises, whatever runs it. */
export function orderSuite(engine: Engine, more?: (services: () => Services) => void): void {
  describe(`the order workflow on ${engine.name}`, () => {
    const services = useServices(engine);

    it("ships a pair that was paid for and approved, charges once, buys one label and waits for the carrier", async () => {
      const shopper = await newShopper();
      const orderId = await order(shopper);
      const running = engine.run("order", orderId);
      await pay(services().stripeUrl, orderId, "paid");
      await running.wake("await-payment");
      await decideAs(orderId, "approve");
      await running.wake("await-decision");
      await untilOrder(orderId, ({ status }) => status === "shipped");
      await untilOrder(orderId, (current) => "deliveryCallbackId" in current);
      expect(await parcels(services().carrierUrl, orderId)).toMatchObject([
        { status: "pre_transit", toAddress: { line1: exampleAddress.line1 } },
      ]);
      await moveParcel(services().carrierUrl, orderId, "in_transit");
      await moveParcel(services().carrierUrl, orderId, "delivered");
      await running.wake("await-delivery");
      await vi.waitFor(
        async () => expect(await services().subjects(shopper.email)).toContain("Your pair has arrived"),
        { timeout: 20_000 },
      );
      expect(await payments(services().stripeUrl, orderId)).toEqual([
        { status: "succeeded", amountCaptured: 12_345, amountRefunded: 0 },
      ]);
      expect(await services().subjects(shopper.email)).toEqual([
        "We hold a pair for you",
        "Payment received",
        "Your pair is on its way",
        "Your pair has arrived",
      ]);
      const { pairNumber, risk, timeline } = (await findOrder(orderId))!;
      expect(await heldPairs(await stockOf("42"))).toContain(pairNumber);
      expect(risk?.facts.length).toBeGreaterThan(0);
      expect(timeline.map(({ status }) => status)).toEqual([
        "processing",
        "awaiting_payment",
        "awaiting_approval",
        "packing",
        "shipped",
        "delivered",
      ]);
    });

    it("waits on for another card when one is declined", async () => {
      const orderId = await order(await newShopper());
      const running = engine.run("order", orderId);
      await pay(services().stripeUrl, orderId, "declined");
      expect(await findOrder(orderId)).toMatchObject({ status: "awaiting_payment", declinedAt: expect.any(String) });
      await pay(services().stripeUrl, orderId, "paid");
      await running.wake("await-payment");
      await decideAs(orderId, "reject");
      await running.wake("await-decision");
      expect(await running.result()).toEqual({ outcome: "compensated", reason: "rejected" });
    });

    it("gives the pair back when every card was declined until the time ran out", async () => {
      const shopper = await newShopper();
      const orderId = await order(shopper);
      const running = engine.run("order", orderId);
      await pay(services().stripeUrl, orderId, "declined");
      await pay(services().stripeUrl, orderId, "expired");
      await running.wake("await-payment");
      expect(await running.result()).toEqual({ outcome: "compensated", reason: "payment_failed" });
      expect(await payments(services().stripeUrl, orderId)).toEqual([
        { status: "canceled", amountCaptured: 0, amountRefunded: 0 },
      ]);
      expect(await heldPairs(await stockOf("42"))).not.toContain((await findOrder(orderId))?.pairNumber);
      expect(await services().subjects(shopper.email)).toEqual(["We hold a pair for you", "Your order has ended"]);
    });

    it("gives everything back when a person rejects", async () => {
      const shopper = await newShopper();
      const orderId = await order(shopper);
      const running = engine.run("order", orderId);
      await pay(services().stripeUrl, orderId, "paid");
      await running.wake("await-payment");
      await decideAs(orderId, "reject");
      await running.wake("await-decision");
      expect(await running.result()).toEqual({ outcome: "compensated", reason: "rejected" });
      expect(await payments(services().stripeUrl, orderId)).toEqual([
        { status: "canceled", amountCaptured: 0, amountRefunded: 0 },
      ]);
      expect(await heldPairs(await stockOf("42"))).not.toContain((await findOrder(orderId))?.pairNumber);
    });

    it("ends when the shopper cancels, and the place in the drop is free again", async () => {
      const shopper = await newShopper();
      const orderId = await order(shopper);
      const running = engine.run("order", orderId);
      await untilOrder(orderId, ({ status }) => status === "awaiting_payment");
      await cancelOrder(orderId, shopper);
      await running.wake("await-payment");
      expect(await running.result()).toEqual({ outcome: "compensated", reason: "cancelled" });
      expect(await order(shopper)).not.toBe(orderId);
    });

    it("never sells a pair twice: the second of two shoppers is told and not charged", async () => {
      const [first, second] = await Promise.all([newShopper(), newShopper()]);
      const orders = await Promise.all([order(first, "48"), order(second, "48")]);
      const running = orders.map((orderId) => engine.run("order", orderId));
      const settled = await Promise.all(
        orders.map((orderId) =>
          untilOrder(orderId, ({ status }) => status === "awaiting_payment" || status === "compensated"),
        ),
      );
      expect(settled.map((settledOrder) => reasonOf(settledOrder) ?? settledOrder.status).toSorted()).toEqual([
        "awaiting_payment",
        "sold_out",
      ]);
      const loser = settled.findIndex(({ status }) => status === "compensated");
      expect(await running[loser]?.result()).toEqual({ outcome: "compensated", reason: "sold_out" });
      expect(await payments(services().stripeUrl, orders[loser]!)).toEqual([]);
      const winner = 1 - loser;
      await cancelOrder(orders[winner]!, [first, second][winner]!);
      await running[winner]?.wake("await-payment");
      await running[winner]?.result();
    });

    more?.(services);
  });
}
