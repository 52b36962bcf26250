import { randomUUID } from "node:crypto";
import { expect, it, vi } from "vitest";
import { enqueue, pendingEntries } from "@/lib/platform/durable/outbox";
import { recordPayment } from "@/lib/shop/order/transitions";
import { register } from "@/lib/account/registration/server";
import { verify } from "@/lib/account/registration/verify";
import { findRegistration } from "@/lib/account/registration/store";
import { consumeToken } from "@/lib/account/registration/transitions";
import { readToken } from "@/lib/account/registration/rules";
import { reasonOf } from "@/lib/shop/order/rules";
import { localEngine } from "@/workflows/testing/local-engine";
import { newShopper, order, untilOrder } from "@/workflows/testing/people";
import { useServices } from "@/workflows/testing/use-services";
import { handler } from "@/workflows/sweep/handler";

const services = useServices(localEngine);

const person = () => ({
  email: `${randomUUID()}@example.com`,
  firstName: "A",
  lastName: "B",
  password: "correct horse",
});

/** Runs the sweep as if the request had died some minutes ago. */
async function sweepLater(minutes = 1) {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + minutes * 60_000 });
  try {
    return await handler();
  } finally {
    vi.useRealTimers();
  }
}

async function withoutEngine<T>(act: () => Promise<T>): Promise<T> {
  const { requestHandler } = (await import("@/lib/platform/aws/clients")).lambda().config;
  const outage = vi.spyOn(requestHandler, "handle").mockRejectedValue(new Error("the engine is down"));
  try {
    return await act();
  } finally {
    outage.mockRestore();
  }
}

const status = async (registrationId: string) => (await findRegistration(registrationId))?.status;

it("starts a registration that was stored while the engine was down", async () => {
  const { registrationId } = await withoutEngine(() => register(person()));
  expect(await status(registrationId)).toBe("pending");
  expect(await sweepLater()).toEqual({ found: 1, reconciled: 1 });
  expect(await pendingEntries(-1000)).toHaveLength(1); // kept while a slow request might still be writing
  await sweepLater(11);
  expect(await pendingEntries(-1000)).toEqual([]);
  await vi.waitFor(async () => expect(await status(registrationId)).toBe("awaiting_verification"), { timeout: 20_000 });
});

it("starts an order that was stored while the engine was down", async () => {
  const shopper = await newShopper();
  const orderId = await withoutEngine(() => order(shopper));
  await sweepLater();
  await untilOrder(orderId, (found) => found.status === "awaiting_payment");
});

it("acts on a click whose request died before it woke the execution", async () => {
  const newcomer = person();
  const { registrationId } = await register(newcomer);
  await vi.waitFor(async () => expect(await status(registrationId)).toBe("awaiting_verification"), { timeout: 20_000 });
  const token = await services().lastToken(newcomer.email);
  await enqueue("registration", registrationId);
  await consumeToken(registrationId, readToken(token)!.tokenHash); // and here the process died
  await sweepLater();
  await vi.waitFor(async () => expect(await status(registrationId)).toBe("verified"), { timeout: 20_000 });
  await verify(token, {}); // the person presses again: done already
});

it("acts on a payment whose webhook died before it woke the order", async () => {
  const orderId = await order(await newShopper());
  await untilOrder(orderId, (found) => found.status === "awaiting_payment");
  await recordPayment(orderId, { outcome: "declined" }); // and here the process died
  await sweepLater();
  const ended = await untilOrder(orderId, (found) => found.status === "compensated");
  expect(reasonOf(ended)).toBe("payment_failed");
});

it("an entry whose record was never stored is kept while a slow request might still write it, then deleted", async () => {
  await enqueue("order", "ord_never");
  await sweepLater(1);
  expect((await pendingEntries(-1000)).map(({ id }) => id)).toContain("ord_never");
  await sweepLater(11);
  expect(await pendingEntries(-1000)).toEqual([]);
});
