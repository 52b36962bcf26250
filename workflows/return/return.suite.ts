import { describe, expect, it } from "vitest";
import { listAuditSince } from "@/lib/platform/audit/store";
import { heldPairs } from "@/lib/shop/inventory/store";
import { orderView } from "@/lib/shop/order/rules";
import { findOrder } from "@/lib/shop/order/store";
import { findDocumentOf } from "@/lib/shop/receipt/server";
import { returnView } from "@/lib/shop/returns/rules";
import { findReturn } from "@/lib/shop/returns/store";
import type { Engine } from "@/workflows/testing/engine";
import { parcels, payments, staff, stockOf } from "@/workflows/testing/people";
import { inspectAs, labelledReturn, moveReturnParcel } from "@/workflows/testing/returns";
import type { Services } from "@/workflows/testing/services";
import { useServices } from "@/workflows/testing/use-services";

const PAID = 12_345;
const captured = (amountRefunded: number) => [{ status: "succeeded", amountCaptured: PAID, amountRefunded }];

/** What the return workflow promises, whatever runs it. */
export function returnSuite(engine: Engine, more?: (services: () => Services) => void): void {
  describe(`the return workflow on ${engine.name}`, () => {
    const services = useServices(engine);

    it("takes a pair back: one label, one refund of all that was paid, the pair on sale again, a mail of each kind", async () => {
      const { shopper, orderId, returnId, running } = await labelledReturn(engine, services());
      expect(await parcels(services().carrierUrl, returnId)).toMatchObject([{ status: "pre_transit", isReturn: true }]);
      await moveReturnParcel(services().carrierUrl, returnId, "in_transit");
      await moveReturnParcel(services().carrierUrl, returnId, "delivered");
      await inspectAs(returnId, {});
      await running.wake("await-news");
      expect(await running.result()).toEqual({ outcome: "refunded" });
      expect(await payments(services().stripeUrl, orderId)).toEqual(captured(PAID));
      const record = (await findReturn(returnId))!;
      expect(returnView(record)).toMatchObject({ status: "refunded", refund: { amountMinor: PAID, currency: "EUR" } });
      const order = (await findOrder(orderId))!;
      expect(orderView(order, null)).toMatchObject({ status: "delivered", returnId, withdrawable: false });
      expect(await heldPairs(await stockOf("42"))).not.toContain(order.pairNumber);
      const subjects = await services().subjects(shopper.email);
      expect(subjects).toEqual(
        expect.arrayContaining([
          "You have withdrawn from your contract",
          "Your return label",
          "Your refund is on its way",
        ]),
      );
      expect(new Set(subjects).size).toBe(subjects.length);
    });

    it("keeps back what the inspection says, tells why, and writes the pair off", async () => {
      const { shopper, orderId, returnId, running } = await labelledReturn(engine, services());
      await moveReturnParcel(services().carrierUrl, returnId, "delivered");
      await inspectAs(returnId, { result: "deduct", deductionMinor: 2345, note: "The soles are worn." });
      await running.wake("await-news");
      expect(await running.result()).toEqual({ outcome: "refunded" });
      expect(await payments(services().stripeUrl, orderId)).toEqual(captured(10_000));
      const order = (await findOrder(orderId))!;
      expect(await findDocumentOf(order, "credit_note")).toMatchObject({ amount: { amountMinor: 10_000 } });
      expect(await heldPairs(await stockOf("42"))).toContain(order.pairNumber);
      expect(await services().texts(shopper.email)).toMatch(/€100\.00[\s\S]*€23\.45[\s\S]*The soles are worn\./);
      const audit = await listAuditSince(new Date().toISOString().slice(0, 7));
      expect(audit.filter((entry) => entry.orderId === orderId && entry.kind === "inspection")).toMatchObject([
        { by: staff.customerId, reasonCode: "deduct", note: "€23.45 kept back. The soles are worn." },
      ]);
    });

    it("refuses, and then gives nothing back", async () => {
      const { shopper, orderId, returnId, running } = await labelledReturn(engine, services());
      await moveReturnParcel(services().carrierUrl, returnId, "delivered");
      await inspectAs(returnId, { result: "refuse", note: "It is another pair." });
      await running.wake("await-news");
      expect(await running.result()).toEqual({ outcome: "refused" });
      expect(await payments(services().stripeUrl, orderId)).toEqual(captured(0));
      expect(await services().texts(shopper.email)).toContain("It is another pair.");
    });

    more?.(services);
  });
}
