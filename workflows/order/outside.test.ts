import { randomUUID } from "node:crypto";
import { Stripe } from "stripe";
import { expect, it } from "vitest";
import { decide } from "@/lib/desk/decision/server";
import type { OrderId } from "@/lib/platform/ids";
import { heldPairs } from "@/lib/shop/inventory/store";
import { shipPaidOrder } from "@/lib/shop/order/payment";
import { orderReconciler } from "@/lib/shop/order/reconciler";
import { orderView, reasonOf } from "@/lib/shop/order/rules";
import { findOrder } from "@/lib/shop/order/store";
import { receiveStripeEvent } from "@/lib/shop/order/webhook";
import { stripe } from "@/lib/shop/payment/client";
import { intentIdOf } from "@/lib/shop/payment/intent";
import { reconcilePayment } from "@/lib/shop/reconciliation/server";
import { localEngine } from "@/workflows/testing/local-engine";
import {
  decideAs,
  intentOf,
  newShopper,
  order,
  pay,
  payments,
  staff,
  stockOf,
  untilOrder,
} from "@/workflows/testing/people";
import { useServices } from "@/workflows/testing/use-services";

// Hands at the provider's dashboard, another shop on the same account, a bank: an order ships only for its whole total.

const services = useServices(localEngine);

async function paidOrder(card?: string) {
  const orderId = await order(await newShopper());
  await pay(services().stripeUrl, orderId, "paid", card);
  await untilOrder(orderId, ({ status }) => status === "awaiting_approval");
  return { orderId, intentId: await intentOf(services().stripeUrl, orderId) };
}

async function expectEnded(orderId: OrderId, problem: string) {
  const ended = await untilOrder(orderId, ({ status }) => status === "compensated");
  expect([reasonOf(ended), orderView(ended, null).paymentProblem]).toEqual(["failed", problem]);
  expect(await heldPairs(await stockOf("42"))).not.toContain(ended.pairNumber);
}

const REFUNDED = { status: "succeeded", amountRefunded: 12_345, amountCaptured: 12_345 };

it("a payment voided before the decision ends the order by itself, and nobody can approve it any more", async () => {
  const { orderId, intentId } = await paidOrder();
  await stripe().paymentIntents.cancel(intentId);
  await expectEnded(orderId, "voided");
  const approval = decide(staff, orderId, { decision: "approve", reasonCode: "looked_at" });
  await expect(approval).rejects.toMatchObject({ code: "not_awaiting_approval" });
});

it("a payment captured in part ends the order, and the part goes back", async () => {
  const { orderId, intentId } = await paidOrder();
  await stripe().paymentIntents.capture(intentId, { amount_to_capture: 345 });
  await expectEnded(orderId, "part_captured");
  expect(await payments(services().stripeUrl, orderId)).toEqual([
    { status: "succeeded", amountCaptured: 345, amountRefunded: 345 },
  ]);
});

it("a payment captured and refunded in part ends the order, and the rest goes back", async () => {
  const { orderId, intentId } = await paidOrder();
  await stripe().paymentIntents.capture(intentId);
  await stripe().refunds.create({ payment_intent: intentId, amount: 345 });
  await expectEnded(orderId, "refunded");
  expect(await payments(services().stripeUrl, orderId)).toEqual([REFUNDED]);
});

it("a payment captured whole by someone else ships once it is approved, charged once", async () => {
  const { orderId, intentId } = await paidOrder();
  await stripe().paymentIntents.capture(intentId);
  await decideAs(orderId, "approve");
  await untilOrder(orderId, ({ status }) => status === "shipped");
  expect(await payments(services().stripeUrl, orderId)).toEqual([{ ...REFUNDED, amountRefunded: 0 }]);
});

it("a payment that is disputed as soon as it is charged does not ship", async () => {
  const { orderId } = await paidOrder("4000000000000259");
  await decideAs(orderId, "approve");
  await expectEnded(orderId, "disputed");
});

it("a refund between the capture and the shipment is a stop, and the item decides between the two", async () => {
  const [refunded, noted] = [await paidOrder(), await paidOrder()];
  await stripe().paymentIntents.capture(refunded.intentId);
  await stripe().paymentIntents.capture(noted.intentId);
  await stripe().refunds.create({ payment_intent: refunded.intentId, amount: 1 });
  expect(await shipPaidOrder(refunded.orderId, refunded.intentId)).toBe(false);
  await orderReconciler.reconcile((await findOrder(refunded.orderId))!); // as the sweep: here no workflow shipped it
  await expectEnded(refunded.orderId, "refunded");
  await expect(shipPaidOrder(noted.orderId, noted.intentId)).rejects.toThrow("another state"); // nobody approved it
});

it("a refund after the shipment is noted and changes nothing else", async () => {
  const { orderId, intentId } = await paidOrder();
  await decideAs(orderId, "approve");
  await untilOrder(orderId, ({ status }) => status === "shipped");
  await stripe().refunds.create({ payment_intent: intentId });
  const noted = await untilOrder(orderId, ({ paymentProblem }) => paymentProblem?.code === "refunded");
  expect(noted.status).toBe("shipped");
  expect(await shipPaidOrder(orderId, intentId)).toBe(true); // a late repeat of the step
});

const report = (intentId: string, kind: "dispute" | "fraud-warning") =>
  fetch(`${services().stripeUrl}/_local/payments/${intentId}/${kind}`, { method: "POST" });

it("what is reported of a payment is kept once, with the provider's reason, whatever has become of its order", async () => {
  const { orderId, intentId } = await paidOrder();
  await report(intentId, "fraud-warning");
  const warned = await untilOrder(orderId, ({ fraudWarning }) => fraudWarning?.code === "made_with_stolen_card");
  expect([warned.status, warned.paymentProblem, warned.dispute]).toEqual(["awaiting_approval", undefined, undefined]);
  await decideAs(orderId, "approve");
  await untilOrder(orderId, ({ status }) => status === "shipped");
  await report(intentId, "dispute");
  const { dispute } = await untilOrder(orderId, (order) => order.dispute?.code === "fraudulent");
  await reconcilePayment(intentId); // a late repeat of the event
  const after = await findOrder(orderId);
  expect([after?.dispute, after?.fraudWarning, after?.status]).toEqual([dispute, warned.fraudWarning, "shipped"]);
});

it("a dispute of what went back before is kept, and changes nothing else", async () => {
  const { orderId, intentId } = await paidOrder();
  await stripe().paymentIntents.capture(intentId);
  await report(intentId, "dispute");
  await expectEnded(orderId, "disputed");
  const ended = await untilOrder(orderId, ({ dispute }) => dispute !== undefined);
  expect([ended.status, ended.dispute?.code]).toEqual(["compensated", "fraudulent"]);
});

/** A page of another shop on the same account, for money that says it is for our order. */
async function foreignPage(orderId: OrderId, outcome: "paid" | "declined") {
  const metadata = { orderId };
  const { id } = await stripe().checkout.sessions.create({
    mode: "payment",
    line_items: [{ quantity: 1, price_data: { currency: "eur", unit_amount: 12_345, product_data: { name: "x" } } }],
    payment_intent_data: { capture_method: "manual", metadata },
    metadata,
    success_url: "http://other.test/",
  });
  await fetch(`${services().stripeUrl}/_local/checkout/${id}`, { method: "POST", body: JSON.stringify({ outcome }) });
  return stripe().checkout.sessions.retrieve(id);
}

async function payableOrder() {
  const orderId = await order(await newShopper());
  const { checkout } = await untilOrder(orderId, ({ status }) => status === "awaiting_payment");
  return { orderId, session: await stripe().checkout.sessions.retrieve(checkout?.sessionId ?? "") };
}

function deliver(type: string, object: object, livemode = false): Promise<void> {
  const payload = JSON.stringify({ id: `evt_${randomUUID()}`, object: "event", type, livemode, data: { object } });
  const secret = services().environment["STRIPE_WEBHOOK_SECRET"] ?? "";
  return receiveStripeEvent(payload, Stripe.webhooks.generateTestHeaderString({ payload, secret }));
}

it.each([
  ["another page", { id: "cs_test_other" }, false],
  ["another amount", { amount_total: 12_344 }, false],
  ["another currency", { currency: "usd" }, false],
  ["another mode", {}, true],
  ["no payment", { payment_intent: null }, false],
  ["an order that is not there", { metadata: { orderId: `ord_${"0".repeat(26)}` } }, false],
])("an event of %s changes nothing, and the right one still counts", async (_, part, livemode) => {
  const { orderId, session } = await payableOrder();
  const paid = { ...session, status: "complete", payment_intent: "pi_foreign" };
  await deliver("checkout.session.completed", { ...paid, ...part }, livemode);
  expect(await findOrder(orderId)).toMatchObject({ status: "awaiting_payment" });
  expect((await findOrder(orderId))?.payment).toBeUndefined();
  await pay(services().stripeUrl, orderId, "paid");
});

it("another page's payment changes nothing, paid or declined, and the order can still be paid", async () => {
  const { orderId } = await payableOrder();
  for (const outcome of ["declined", "paid"] as const) {
    const foreign = await foreignPage(orderId, outcome);
    await deliver(`checkout.session.completed`, foreign);
    await reconcilePayment(intentIdOf(foreign) ?? "");
  }
  expect((await findOrder(orderId))?.payment).toBeUndefined();
  await pay(services().stripeUrl, orderId, "paid");
  await untilOrder(orderId, ({ status }) => status === "awaiting_approval");
});

it("news of another payment's loss change nothing for an order that is paid", async () => {
  const { orderId } = await paidOrder();
  const lost = { id: "pi_foreign", amount: 12_345, amount_received: 0, metadata: { orderId } };
  await deliver("payment_intent.canceled", lost);
  await deliver("charge.refunded", { id: "ch_foreign", payment_intent: "pi_foreign", metadata: { orderId } });
  await decideAs(orderId, "approve");
  await untilOrder(orderId, ({ status }) => status === "shipped");
});
