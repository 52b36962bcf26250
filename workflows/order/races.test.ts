import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { decideBulk } from "@/lib/desk/decision/bulk";
import { stopOrderExecution } from "@/lib/desk/operations/server";
import { APPROVAL_TIMEOUT_SECONDS } from "@/lib/shop/order/durations";
import type { Order } from "@/lib/shop/order/schema";
import { cancelOrder } from "@/lib/shop/order/server";
import { findOrder } from "@/lib/shop/order/store";
import { stripe } from "@/lib/shop/payment/client";
import { withdraw } from "@/lib/shop/returns/server";
import { catalog } from "@/workflows/catalog";
import { advance, localEngine } from "@/workflows/testing/local-engine";
import { intentOf, staff } from "@/workflows/testing/people";
import {
  approve,
  approveEagerly,
  atOnce,
  decidable,
  expectStockBalanced,
  isAtRest,
  orLose,
  payable,
  settled,
  settledAtProvider,
  tally,
  tryToPay,
  type Runner,
} from "@/workflows/testing/races";
import { useServices } from "@/workflows/testing/use-services";

// Approve raced against everything else that ends an order: whoever wins, the books balance. `npm run bench -- races`
// runs a hundred rounds of each.

const services = useServices(localEngine);
const ROUNDS = Number(process.env["RACE_ROUNDS"] ?? 4);
const AT_ONCE = 10;
const results: Record<string, unknown>[] = [];

afterAll(() => {
  const file = process.env["RACE_RESULTS"];
  if (file) appendFileSync(file, JSON.stringify(results));
});

interface Race {
  readonly start: () => Promise<Runner>;
  readonly contest: (runner: Runner) => Promise<unknown>;
  /** Beside all contests of a batch. */
  readonly meanwhile?: () => Promise<void>;
  /** Until every order has ended. */
  readonly afterwards?: (runners: readonly Runner[]) => Promise<void>;
  readonly settled?: typeof settled;
}

async function batch(
  { start, contest, meanwhile, afterwards, settled: balanced = settled }: Race,
  size: number,
): Promise<Order[]> {
  const runners = await Promise.all(Array.from({ length: size }, start));
  await Promise.all([...runners.map(contest), meanwhile?.()]);
  await afterwards?.(runners);
  return Promise.all(runners.map((runner) => balanced(services(), runner)));
}

async function run(race: Race): Promise<Order[]> {
  const ended: Order[] = [];
  while (ended.length < ROUNDS) {
    const round = await batch(race, Math.min(AT_ONCE, ROUNDS - ended.length));
    await expectStockBalanced(round);
    ended.push(...round);
  }
  return ended;
}

const paying = ({ orderId }: Runner) => tryToPay(services().stripeUrl, orderId);
const waiting = () => decidable(services().stripeUrl);

/** Takeovers wait out the last invocation: the clock is moved for them until all have ended. */
async function untilTakenOver(runners: readonly Runner[]): Promise<void> {
  const unfinished = async () => {
    const found = await Promise.all(runners.map(({ orderId }) => findOrder(orderId)));
    return found.some((current) => current && !isAtRest(current));
  };
  while (await unfinished()) await advance(catalog.order.invocationTimeoutSeconds + 1);
}

const rejectedInBulk = ({ orderId }: Runner) =>
  decideBulk(staff, { bulkId: randomUUID(), orderIds: [orderId], decision: "reject", reasonCode: "pattern" });

async function atTheProvider({ orderId }: Runner): Promise<void> {
  const intentId = await intentOf(services().stripeUrl, orderId);
  await stripe()
    .paymentIntents.cancel(intentId)
    .catch(() => stripe().refunds.create({ payment_intent: intentId }));
}

const races: Record<string, Race> = {
  pay: {
    start: payable,
    contest: (runner) =>
      atOnce(
        () => paying(runner),
        () => approveEagerly(runner.orderId),
      ),
  },
  cancel: {
    start: payable,
    contest: (runner) =>
      atOnce(
        () => paying(runner),
        () => orLose(cancelOrder(runner.orderId, runner.shopper)),
        () => approveEagerly(runner.orderId),
      ),
  },
  stop: {
    start: waiting,
    contest: ({ orderId }) =>
      atOnce(
        () => approve(orderId),
        () => orLose(stopOrderExecution(staff, orderId, "raced")),
      ),
    afterwards: untilTakenOver,
  },
  bulk: {
    start: waiting,
    contest: (runner) =>
      atOnce(
        () => approve(runner.orderId),
        async () => void (await rejectedInBulk(runner)),
      ),
  },
  withdrawal: {
    start: waiting,
    contest: (runner) =>
      atOnce(
        () => approve(runner.orderId),
        () => orLose(withdraw(runner.orderId, runner.shopper, undefined)),
      ),
  },
  expiry: {
    start: waiting,
    contest: ({ orderId }) => atOnce(() => approve(orderId)),
    meanwhile: () => advance(APPROVAL_TIMEOUT_SECONDS),
  },
  "hands at the provider": {
    start: waiting,
    contest: (runner) =>
      atOnce(
        () => approve(runner.orderId),
        () => atTheProvider(runner),
      ),
    settled: settledAtProvider,
  },
};

describe("approve raced against", () => {
  it.each(Object.entries(races))(
    "%s: whoever wins, the books balance",
    async (name, race) => {
      const ended = await run(race);
      results.push({ race: name, rounds: ended.length, ...tally(ended) });
      expect(ended).toHaveLength(ROUNDS);
    },
    1_200_000,
  );
});
