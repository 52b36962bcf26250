import { randomUUID } from "node:crypto";
import { expect, it, vi } from "vitest";
import { remember, leftBehind } from "@/lib/platform/durable/outbox";
import { recordPayment } from "@/lib/shop/order/store";
import { register, verify } from "@/lib/account/registration/server";
import { consumeToken, findRegistration } from "@/lib/account/registration/store";
import { readToken } from "@/lib/account/registration/rules";
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
  expect(await sweepLater()).toEqual({ found: 1, driven: 1 });
  expect(await leftBehind(-1000)).toHaveLength(1); // kept while a slow request might still be writing
  await sweepLater(11);
  expect(await leftBehind(-1000)).toEqual([]);
  await vi.waitFor(async () => expect(await status(registrationId)).toBe("awaiting_verification"), { timeout: 20_000 });
});

it("starts an order that was stored while the engine was down", async () => {
  const shopper = await newShopper();
  const orderId = await withoutEngine(() => order(shopper));
  await sweepLater();
  await untilOrder(orderId, (found) => found.status === "awaiting_payment");
});

it("acts on a click whose request died before it woke anybody", async () => {
  const newcomer = person();
  const { registrationId } = await register(newcomer);
  await vi.waitFor(async () => expect(await status(registrationId)).toBe("awaiting_verification"), { timeout: 20_000 });
  const token = await services().lastToken(newcomer.email);
  await remember("registration", registrationId);
  await consumeToken(registrationId, readToken(token)!.tokenHash); // and here the process died
  await sweepLater();
  await vi.waitFor(async () => expect(await status(registrationId)).toBe("verified"), { timeout: 20_000 });
  await verify(token); // the person presses again: done already
});

it("acts on a payment whose webhook died before it woke the order", async () => {
  const orderId = await order(await newShopper());
  await untilOrder(orderId, (found) => found.status === "awaiting_payment");
  await remember("order", orderId);
  await recordPayment(orderId, "declined"); // and here the process died
  await sweepLater();
  const { reason } = await untilOrder(orderId, (found) => found.status === "compensated");
  expect(reason).toBe("payment_failed");
});

it("an entry whose record was never stored is kept while a slow request might still write it, then forgotten", async () => {
  await remember("order", "ord_never");
  await sweepLater(1);
  expect((await leftBehind(-1000)).map(({ id }) => id)).toContain("ord_never");
  await sweepLater(11);
  expect(await leftBehind(-1000)).toEqual([]);
});
