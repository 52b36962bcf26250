import { expect, it, vi } from "vitest";
import { getCustomer } from "@/lib/account/customer/store";
import { hashPassword } from "@/lib/account/password/hash";
import { findExecution } from "@/lib/platform/durable/executions";
import type { OrderId } from "@/lib/platform/ids";
import { orderAddress } from "@/lib/shop/order/address";
import { reasonOf } from "@/lib/shop/order/rules";
import { eraseMe } from "@/lib/shop/privacy/server";
import { handler as sweep } from "@/workflows/sweep/handler";
import { localEngine } from "@/workflows/testing/local-engine";
import { decideAs, newShopper, order, pay, payments, untilOrder } from "@/workflows/testing/people";
import { useServices } from "@/workflows/testing/use-services";

// Erasure withdraws from what is not on its way; whatever an order is doing, its executions end well without their shopper.

const services = useServices(localEngine);
const PASSWORD = "quarry violin lantern";
const PATIENCE = { timeout: 20_000, interval: 100 };

const person = async () => newShopper(await hashPassword(PASSWORD));

async function untilGone(customerId: string): Promise<void> {
  await vi.waitFor(async () => {
    await sweep();
    expect(await getCustomer(customerId)).toBeUndefined();
  }, PATIENCE);
}

const untilExecuted = (orderId: OrderId) =>
  vi.waitFor(async () => expect((await findExecution("order", orderId))?.status).toBe("SUCCEEDED"), PATIENCE);

it.each([
  ["is not paid", "cancelled", []],
  ["waits for a reviewer", "withdrawn", [{ status: "canceled", amountCaptured: 0, amountRefunded: 0 }]],
] as const)("an order that %s ends as %s, and names no address any more", async (state, reason, money) => {
  const shopper = await person();
  const orderId = await order(shopper);
  await untilOrder(orderId, ({ status }) => status === "awaiting_payment");
  if (state === "waits for a reviewer") {
    await pay(services().stripeUrl, orderId, "paid");
    await untilOrder(orderId, ({ status }) => status === "awaiting_approval");
  }
  await eraseMe(shopper, { confirm: true, password: PASSWORD });
  await untilGone(shopper.customerId);
  const ended = await untilOrder(orderId, ({ status }) => status === "compensated");
  expect(reasonOf(ended)).toBe(reason);
  expect(await orderAddress(ended)).toBeNull();
  expect(await payments(services().stripeUrl, orderId)).toEqual(expect.arrayContaining([...money]));
  await untilExecuted(orderId);
});

it("an order that is on its way goes on, and its executions end without mails to a person who is gone", async () => {
  const shopper = await person();
  const orderId = await order(shopper);
  await pay(services().stripeUrl, orderId, "paid");
  await decideAs(orderId, "approve");
  await untilOrder(orderId, ({ status }) => status === "shipped");
  await eraseMe(shopper, { confirm: true, password: PASSWORD });
  await untilGone(shopper.customerId);
  const kept = await untilOrder(orderId, ({ status }) => status === "shipped");
  expect(kept.fingerprint).toMatchObject({ network: "", browser: "", mailbox: "" });
  expect(await orderAddress(kept)).toBeNull();
});
