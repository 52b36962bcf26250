import { setTimeout as pause } from "node:timers/promises";
import { expect, vi } from "vitest";
import { decide } from "@/lib/desk/decision/server";
import { isAppError } from "@/lib/platform/errors";
import type { OrderId } from "@/lib/platform/ids";
import { heldPairs } from "@/lib/shop/inventory/store";
import { decisionOf, isFinished, isSold, reasonOf } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import type { Services } from "@/workflows/testing/services";
import { newShopper, order, parcels, payments, staff, stockOf, untilOrder } from "@/workflows/testing/people";
import type { Viewer } from "@/lib/account/session/schema";

/** What races at one order, and what must hold when all have arrived, whoever came first. */

const SIZE = "44";
const PRICE = 12_345;
const PATIENCE = { timeout: 120_000, interval: 100 };

export interface Runner {
  readonly shopper: Viewer;
  readonly orderId: OrderId;
}

/** An order that can be paid for. */
export async function payable(): Promise<Runner> {
  const shopper = await newShopper();
  const orderId = await order(shopper, SIZE);
  await untilOrder(orderId, ({ status }) => status === "awaiting_payment");
  return { shopper, orderId };
}

/** Pays on the order's page, if it can still be paid on. */
export async function tryToPay(stripeUrl: string, orderId: OrderId): Promise<void> {
  const found = await findOrder(orderId);
  const body = JSON.stringify({ outcome: "paid" });
  await fetch(`${stripeUrl}/_local/checkout/${found?.checkout?.sessionId}`, { method: "POST", body });
}

/** An order that waits for the team. */
export async function decidable(stripeUrl: string): Promise<Runner> {
  const runner = await payable();
  await tryToPay(stripeUrl, runner.orderId);
  await untilOrder(runner.orderId, ({ status }) => status === "awaiting_approval");
  return runner;
}

const LOST = [
  "not_awaiting_approval",
  "already_decided",
  "not_cancellable",
  "not_running",
  "not_withdrawable",
] as const;

/** What loses a race is told so, and nothing else goes wrong. */
export async function orLose(act: Promise<unknown>): Promise<void> {
  try {
    await act;
  } catch (error) {
    if (!LOST.some((code) => isAppError(error, code))) throw error;
  }
}

export const approve = (orderId: OrderId): Promise<void> =>
  orLose(decide(staff, orderId, { decision: "approve", reasonCode: "looked_at" }));

/** A reviewer who does not give up before somebody has decided. */
export async function approveEagerly(orderId: OrderId): Promise<void> {
  for (let current = await findOrder(orderId); current && !isFinished(current) && !decisionOf(current);) {
    await approve(orderId);
    current = await findOrder(orderId);
  }
}

/** What a step of the workflow takes: within this, any two of an order's acts can come in any order. */
const SPREAD_MS = 300;

/** Starts all at about the same time: which comes first is left to chance, close calls being the most. */
export const atOnce = (...contestants: readonly (() => Promise<void>)[]): Promise<unknown> =>
  Promise.all(contestants.map(async (run) => pause(Math.random() ** 3 * SPREAD_MS).then(run)));

/** Whether it is decided what becomes of the order: from its shipment on only the carrier is waited for. */
export const isAtRest = (order: Order): boolean => isFinished(order) || isSold(order);

const ending = (orderId: OrderId): Promise<Order> =>
  vi.waitFor(async () => {
    const current = await findOrder(orderId);
    expect(current && isAtRest(current), `${orderId} is stuck: ${JSON.stringify(current)}`).toBe(true);
    return current!;
  }, PATIENCE);

type Providers = Pick<Services, "stripeUrl" | "carrierUrl">;

/**
 * The books of an order that has come to rest: captured minus refunded is its total, and there is one label, if and only if it
 * shipped; nothing is held any more, and it shipped only for the one decision on it. Resolves with the order.
 */
export async function settled({ stripeUrl, carrierUrl }: Providers, { orderId }: Runner): Promise<Order> {
  const ended = await ending(orderId);
  expect(await netOf(stripeUrl, orderId)).toBe(isSold(ended) ? PRICE : 0);
  expect(await labelsOf(carrierUrl, orderId)).toBe(isSold(ended) ? 1 : 0);
  if (isSold(ended)) expect(decisionOf(ended)?.decision).toBe("approve");
  return ended;
}

/** Labels that were bought and not given back. */
const labelsOf = async (carrierUrl: string, orderId: OrderId): Promise<number> =>
  (await parcels(carrierUrl, orderId)).filter(({ status }) => status !== "refunded").length;

/** Captured minus refunded. Nothing may be held any more. */
async function netOf(stripeUrl: string, orderId: OrderId): Promise<number> {
  const paid = await payments(stripeUrl, orderId);
  expect(paid.filter(({ status }) => status === "requires_capture")).toEqual([]);
  return paid.reduce((sum, { amountCaptured, amountRefunded }) => sum + amountCaptured - amountRefunded, 0);
}

/** The same where someone at the provider gave the money back, perhaps after the shipment: then the order knows. */
export async function settledAtProvider({ stripeUrl }: Providers, { orderId }: Runner): Promise<Order> {
  const ended = await ending(orderId);
  expect(await netOf(stripeUrl, orderId)).toBe(0);
  return isSold(ended) ? untilOrder(orderId, ({ paymentProblem }) => paymentProblem?.code === "refunded") : ended;
}

const sold = new Set<number>();

/** Every pair that is held is one that was sold, and no two orders have the same. */
export async function expectStockBalanced(ended: readonly Order[]): Promise<void> {
  for (const { pairNumber } of ended.filter(isSold)) {
    expect(sold).not.toContain(pairNumber);
    sold.add(pairNumber!);
  }
  expect(await heldPairs(await stockOf(SIZE))).toEqual(sold);
}

/** How often each end was reached. */
export function tally(ended: readonly Order[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of ended) {
    const end = reasonOf(one) ?? one.status;
    counts[end] = (counts[end] ?? 0) + 1;
  }
  return counts;
}
