import { expect, it, vi } from "vitest";
import { expectHistory } from "../../packages/durable-lambda/testing.ts";
import { clusterOf } from "@/lib/shop/order/cluster";
import { APPROVAL_TIMEOUT_SECONDS } from "@/lib/shop/order/durations";
import { PAYMENT_TIMEOUT_SECONDS } from "@/lib/shop/payment/durations";
import { stripe } from "@/lib/shop/payment/client";
import { reasonOf } from "@/lib/shop/order/rules";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { orderSuite } from "@/workflows/order/order.suite";
import { advance, executionNamed, localEngine } from "@/workflows/testing/local-engine";
import { newShopper, order, pay, payments, untilOrder } from "@/workflows/testing/people";

orderSuite(localEngine, (services) => {
  it("links orders that one card paid for, and no others", async () => {
    const cards = ["4242424242424242", "4242424242424242", undefined] as const;
    const ids = await Promise.all(
      cards.map(async (card) => {
        const orderId = await order(await newShopper());
        await pay(services().stripeUrl, orderId, "paid", card);
        return orderId;
      }),
    );
    const [mine] = await Promise.all(ids.map((id) => untilOrder(id, ({ card }) => card !== undefined)));
    await Promise.all(ids.map((id) => untilOrder(id, ({ status }) => status === "awaiting_approval")));
    const byCard = (await clusterOf(mine!)).members.filter(({ links }) => links.includes("card"));
    expect(byCard.map(({ orderId }) => orderId)).toEqual([ids[1]]);
  });

  it("judges an order once more when it is paid, and again when another one shares its door and its card", async () => {
    const address = { ...exampleAddress, line1: "Ringstraße 7" };
    const sell = async (line1: string) => {
      const orderId = await order(await newShopper(), "42", { ...address, line1 });
      await pay(services().stripeUrl, orderId, "paid", "5555555555554444");
      return untilOrder(orderId, ({ status }) => status === "awaiting_approval");
    };
    const alone = await sell("Ringstraße 7");
    expect(alone.risk?.evidence?.values).toMatchObject({ addressOrders: 0, cardOrders: 0 });
    expect(alone.riskHistory?.map(({ cause }) => cause)).toEqual(["placed", "paid"]);
    const second = await sell("XK Ringstr. 7, Apt 4");
    expect(second.risk?.evidence?.values).toMatchObject({ addressOrders: 1, cardOrders: 1, addressSpellings: 2 });
    const linked = await untilOrder(alone.orderId, ({ risk }) => risk?.evidence?.values.cardOrders === 1);
    expect(linked.risk?.evidence?.values).toMatchObject({ addressOrders: 1, addressSpellings: 2 });
    expect(linked.riskHistory?.at(-1)?.cause).toBe("linked");
    expect(linked.status).toBe("awaiting_approval");
  });

  it("ends an order that is not paid within the hour", async () => {
    const orderId = await order(await newShopper());
    await untilOrder(orderId, ({ status }) => status === "awaiting_payment");
    await advance(PAYMENT_TIMEOUT_SECONDS);
    const ended = await untilOrder(orderId, ({ status }) => status === "compensated");
    expect(reasonOf(ended)).toBe("payment_timeout");
    const execution = await executionNamed("order:$LATEST", orderId, { orderId });
    await execution.result();
    await expectHistory(execution).toMatch([
      "ExecutionStarted",
      "...",
      { type: "CallbackStarted", name: "await-payment", details: { Timeout: PAYMENT_TIMEOUT_SECONDS } },
      "...",
      "CallbackTimedOut await-payment",
      "...",
      { type: "StepSucceeded", name: "settle-payment", result: "payment_timeout" },
      "...",
      "StepSucceeded release-payment",
      "...",
      { type: "ExecutionSucceeded", result: { outcome: "compensated", reason: "payment_timeout" } },
    ]);
    const page = await stripe().checkout.sessions.retrieve(ended.checkout!.sessionId);
    expect(page.status).toBe("expired"); // the provider itself would have kept it open
    expect(await payments(services().stripeUrl, orderId)).toEqual([
      { status: "canceled", amountCaptured: 0, amountRefunded: 0 },
    ]);
  });

  it("goes on when it was paid within the hour, though no event of the provider has come", async () => {
    vi.stubEnv("STRIPE_WEBHOOK_SECRET", "whsec_of_another_site");
    const orderId = await order(await newShopper());
    const { checkout } = await untilOrder(orderId, ({ status }) => status === "awaiting_payment");
    const page = `${services().stripeUrl}/_local/checkout/${checkout?.sessionId}`;
    await fetch(page, { method: "POST", body: JSON.stringify({ outcome: "paid" }) });
    await advance(PAYMENT_TIMEOUT_SECONDS);
    const paid = await untilOrder(orderId, ({ status }) => status === "awaiting_approval");
    expect(paid.payment?.outcome).toBe("authorized");
    vi.unstubAllEnvs();
  });

  it("gives everything back when no reviewer decides within a day", async () => {
    const orderId = await order(await newShopper());
    await pay(services().stripeUrl, orderId, "paid");
    await untilOrder(orderId, ({ status }) => status === "awaiting_approval");
    await advance(APPROVAL_TIMEOUT_SECONDS);
    const ended = await untilOrder(orderId, ({ status }) => status === "compensated");
    expect(reasonOf(ended)).toBe("approval_timeout");
    const execution = await executionNamed("order:$LATEST", orderId, { orderId });
    await execution.result();
    await expectHistory(execution).toMatch([
      "...",
      "StepSucceeded assess-payment",
      "...",
      { type: "CallbackStarted", name: "await-decision", details: { Timeout: expect.any(Number) } },
      "...",
      "CallbackTimedOut await-decision",
      "...",
      { type: "StepSucceeded", name: "settle-decision", result: { over: true, reason: "approval_timeout" } },
      ...["release-payment", "release-pair", "mark-compensated", "mail-ended"].flatMap(
        (name) => ["...", `StepSucceeded ${name}`] as const,
      ),
      "...",
      { type: "ExecutionSucceeded", result: { outcome: "compensated", reason: "approval_timeout" } },
    ]);
    await expectHistory(execution).not.toMatch(["...", "StepStarted capture-payment", "..."]);
    expect(await payments(services().stripeUrl, orderId)).toEqual([
      { status: "canceled", amountCaptured: 0, amountRefunded: 0 },
    ]);
  });
});
