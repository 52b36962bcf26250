import { randomUUID } from "node:crypto";
import { MessageRejected } from "@aws-sdk/client-sesv2";
import { Stripe } from "stripe";
import { expect, it, vi } from "vitest";
import { ses } from "@/lib/platform/aws/clients";
import { reserveAddress } from "@/lib/account/customer/store";
import { heldPairs } from "@/lib/shop/inventory/store";
import { stockOf } from "@/workflows/testing/people";
import { findOrder } from "@/lib/shop/order/store";
import { stripe } from "@/lib/shop/payment/client";
import { register } from "@/lib/account/registration/server";
import { findRegistration } from "@/lib/account/registration/store";
import { tableLinks } from "@/lib/shop/risk/links/store";
import { TerminalError } from "@/lib/platform/errors";
import { orderSteps } from "@/workflows/order/steps";
import { awsRunner } from "@/workflows/testing/aws-runner";
import { decideAs, moveParcel, newShopper, order, pay, payments, untilOrder } from "@/workflows/testing/people";
import { useServices } from "@/workflows/testing/use-services";

// What others refuse must never leave an order stuck, a pair lost or a payment hanging.

const services = useServices(awsRunner);

const refusal = (message: string) =>
  new Stripe.errors.StripeInvalidRequestError({ message, type: "invalid_request_error" } as never);

it("the provider refuses to make a payment page: the order ends and the pair is free", async () => {
  const orderId = await order(await newShopper());
  const spy = vi.spyOn(stripe().checkout.sessions, "create").mockRejectedValue(refusal("Your account is restricted."));
  expect(await awsRunner.run("order", orderId).result()).toEqual({ outcome: "compensated", reason: "failed" });
  spy.mockRestore();
  expect(await heldPairs(await stockOf("42"))).not.toContain((await findOrder(orderId))?.pairNumber);
});

it("an order that has no pair and no score yet is not waited for: nothing is there to be paid", async () => {
  const orderId = await order(await newShopper());
  await expect(orderSteps(orderId).awaitPayment("too-early")).rejects.toThrow(TerminalError);
  expect((await findOrder(orderId))?.status).toBe("processing");
});

it("an order that could only be prepared hours later gets a payment page that the provider accepts", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 3 * 3_600_000 });
  const orderId = await order(await newShopper());
  vi.useRealTimers();
  const running = awsRunner.run("order", orderId);
  await pay(services().stripeUrl, orderId, "expired");
  await running.wake("await-payment");
  expect(await running.result()).toEqual({ outcome: "compensated", reason: "payment_timeout" });
});

it("a mail that only tells how things stand is refused: the order goes on", async () => {
  const orderId = await order(await newShopper());
  const refused = new MessageRejected({ message: "no", $metadata: {} });
  const spy = vi.spyOn(ses(), "send").mockRejectedValue(refused);
  const running = awsRunner.run("order", orderId);
  await pay(services().stripeUrl, orderId, "expired");
  spy.mockRestore();
  await running.wake("await-payment");
  expect(await running.result()).toEqual({ outcome: "compensated", reason: "payment_timeout" });
});

it("an outage of the mail holds no order up: it can be paid at once, and is told when the mail is back", async () => {
  const shopper = await newShopper();
  const orderId = await order(shopper);
  const outage = vi.spyOn(ses(), "send").mockRejectedValue(new Error("no mail today"));
  const running = awsRunner.run("order", orderId);
  await untilOrder(orderId, ({ status }) => status === "awaiting_payment");
  outage.mockRestore();
  const told = async () => expect(await services().subjects(shopper.email)).toEqual(["We hold a pair for you"]);
  await vi.waitFor(told, { timeout: 20_000, interval: 100 });
  await pay(services().stripeUrl, orderId, "expired");
  await running.wake("await-payment");
  expect(await running.result()).toEqual({ outcome: "compensated", reason: "payment_timeout" });
});

it("a void that is refused because the state moved under it is tried again", async () => {
  const orderId = await order(await newShopper());
  const running = awsRunner.run("order", orderId);
  await pay(services().stripeUrl, orderId, "paid");
  await running.wake("await-payment");
  await decideAs(orderId, "reject");
  const spy = vi.spyOn(stripe().paymentIntents, "cancel").mockRejectedValueOnce(refusal("You cannot cancel this now."));
  await running.wake("await-decision");
  expect(await running.result()).toEqual({ outcome: "compensated", reason: "rejected" });
  spy.mockRestore();
  expect(await payments(services().stripeUrl, orderId)).toMatchObject([{ status: "canceled", amountCaptured: 0 }]);
});

it("an approved order whose authorisation is gone ends as failed, and nothing is charged", async () => {
  const orderId = await order(await newShopper());
  const running = awsRunner.run("order", orderId);
  await pay(services().stripeUrl, orderId, "paid");
  await running.wake("await-payment");
  await decideAs(orderId, "approve");
  const spy = vi.spyOn(stripe().paymentIntents, "capture").mockRejectedValue(refusal("The authorization has expired."));
  await running.wake("await-decision");
  expect(await running.result()).toEqual({ outcome: "compensated", reason: "failed" });
  spy.mockRestore();
  expect(await payments(services().stripeUrl, orderId)).toMatchObject([{ amountCaptured: 0 }]);
});

it("an order that cannot be scored is sold all the same, and says so to the reviewer", async () => {
  const orderId = await order(await newShopper());
  const spy = vi.spyOn(tableLinks, "share").mockRejectedValue(new TerminalError("no links"));
  const running = awsRunner.run("order", orderId);
  await pay(services().stripeUrl, orderId, "paid");
  await running.wake("await-payment");
  await decideAs(orderId, "approve");
  await running.wake("await-decision");
  await untilOrder(orderId, ({ status }) => status === "shipped");
  spy.mockRestore();
  expect((await findOrder(orderId))?.risk).toMatchObject({ engine: "none", recommendation: "review" });
});

it("a mail about the shipment that SES refuses keeps no parcel from being delivered", async () => {
  const orderId = await order(await newShopper());
  const running = awsRunner.run("order", orderId);
  await pay(services().stripeUrl, orderId, "paid");
  await running.wake("await-payment");
  await decideAs(orderId, "approve");
  const rejected = new MessageRejected({ message: "no", $metadata: {} });
  const spy = vi.spyOn(ses(), "send").mockRejectedValue(rejected);
  await running.wake("await-decision");
  await untilOrder(orderId, (current) => "deliveryCallbackId" in current);
  await moveParcel(services().carrierUrl, orderId, "delivered");
  await running.wake("await-delivery");
  await untilOrder(orderId, ({ status }) => status === "delivered");
  spy.mockRestore();
});

it("a mail address that SES refuses ends the registration alike, known or not", async () => {
  for (const known of [false, true]) {
    const email = `${randomUUID()}@example.com`;
    if (known) await reserveAddress(email, { customerId: "cus_other" });
    const { registrationId } = await register({ email, firstName: "A", lastName: "B", password: "correct horse" });
    const rejected = new MessageRejected({ message: "no", $metadata: {} });
    const spy = vi.spyOn(ses(), "send").mockRejectedValue(rejected);
    expect(await awsRunner.run("registration", registrationId).result()).toEqual({ outcome: "failed" });
    spy.mockRestore();
    expect((await findRegistration(registrationId))?.status).toBe("failed");
  }
});
