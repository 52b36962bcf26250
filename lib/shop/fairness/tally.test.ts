import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestId } from "@/lib/platform/ids";
import { draftOf } from "@/lib/shop/drop/draft";
import { defaultDrop } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { entryStatusSchema, type Entry } from "@/lib/shop/entry/schema";
import { secondsUntilSettled } from "@/lib/shop/fairness/look";
import { fairnessFrom, receiptFrom, receiptHash } from "@/lib/shop/fairness/rules";
import { fairnessSchema } from "@/lib/shop/fairness/schema";
import { bucketOf, quantileOf } from "@/lib/shop/fairness/spread";
import {
  EMPTY,
  plus,
  tallyOfEntry,
  tallyOfOrder,
  wayOf,
  type OrderContext,
  type Tally,
} from "@/lib/shop/fairness/tally";
import { APPEAL_SECONDS } from "@/lib/shop/order/durations";
import { exampleOrders } from "@/lib/shop/order/examples";
import { orderReasonSchema, type Order } from "@/lib/shop/order/schema";
import { orderStatuses } from "@/lib/shop/order/states";

const AT = "2026-01-01T00:00:00.000Z";
const after = (seconds: number) => new Date(Date.parse(AT) + seconds * 1000).toISOString();
const drop = { ...draftOf(defaultDrop(Date.parse(AT)), "cus_1", AT), mode: "draw" } as Drop;
const counting = { state: "final", countedAt: AT, refunds: 0 } as const;
const unknown: OrderContext = { way: "first_come", hasEntered: false, isSentBack: false, appeal: undefined };

const context: fc.Arbitrary<OrderContext> = fc.record({
  way: fc.constantFrom("draw", "line", "first_come"),
  hasEntered: fc.boolean(),
  isSentBack: fc.boolean(),
  appeal: fc.constant(undefined),
});
const decision = fc.record({
  decision: fc.constantFrom("approve" as const, "reject" as const, "timeout" as const),
  seconds: fc.integer({ min: 0, max: 86_400 }),
  isAutomatic: fc.boolean(),
});
const order: fc.Arbitrary<Order> = fc
  .record({
    status: fc.constantFrom(...orderStatuses),
    reason: fc.constantFrom(...orderReasonSchema.options),
    decision,
  })
  .map(({ status, reason, decision: { decision: made, seconds, isAutomatic } }) => ({
    ...exampleOrders[status],
    timeline: [{ status: "awaiting_approval", at: AT }],
    ...(status === "compensated" && { reason }),
    ...(!["processing", "awaiting_payment"].includes(status) && {
      decision: { decision: made, at: after(seconds), ...(isAutomatic && { auto: { policyVersion: 1, below: 10 } }) },
    }),
  })) as fc.Arbitrary<Order>;
const entry = fc.record({
  status: fc.constantFrom(...entryStatusSchema.options),
  reason: fc.constantFrom("same_mailbox", "same_door", "automated"),
  priorWithdrawn: fc.nat(2),
}) as fc.Arbitrary<Entry>;

const summed = (tallies: readonly Tally[]): Tally => tallies.reduce(plus, EMPTY);
const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);
const ordersOf = (pairs: readonly (readonly [Order, OrderContext])[]) =>
  pairs.map(([of, how]) => tallyOfOrder(of, how));

const entered = (priorWithdrawn: number) => tallyOfEntry({ status: "drawn", priorWithdrawn } as Entry);
const peopleIn = (...tallies: Tally[]) => fairnessFrom(drop, summed(tallies), counting).people;

describe("the books", () => {
  it("add up, whatever became of entries, orders and pairs", () => {
    fc.assert(
      fc.property(fc.array(entry), fc.array(fc.tuple(order, context)), (entries, orders) => {
        const tally = summed([...entries.map(tallyOfEntry), ...ordersOf(orders)]);
        const stated = fairnessSchema.parse(fairnessFrom(drop, tally, counting));
        const { made, withdrawn, excluded, drawn, waiting, notDrawn } = stated.entries!;
        expect(made).toBe(entries.length);
        expect(withdrawn + sum(excluded) + drawn + waiting + notDrawn).toBe(made);
        expect(sum(stated.pairs.sold) + stated.pairs.held + stated.pairs.left).toBe(stated.pairs.made);
        const { placed, sold, sentBack, open, ended } = stated.orders;
        expect(placed).toBe(orders.length);
        expect(sold + sentBack + open + sum(ended)).toBe(placed);
        expect(sum(stated.pairs.sold)).toBe(sold);
        expect(stated.decisionSeconds?.decisions ?? 0).toBeLessThanOrEqual(sum(stated.decisions));
      }),
    );
  });

  it("say the same however they are split into pages, and survive a checkpoint", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(order, context)), fc.nat(), (orders, at) => {
        const tallies = ordersOf(orders);
        const cut = at % (tallies.length + 1);
        const pages = [tallies.slice(cut), tallies.slice(0, cut)].map(summed);
        expect(plus(...(JSON.parse(JSON.stringify(pages)) as [Tally, Tally]))).toEqual(summed(tallies));
      }),
    );
  });

  it("count an account once, by its first entry, or by its first order where it has none", () => {
    const first = exampleOrders.shipped;
    const second = { ...first, priorEndedOrders: 1 };
    expect(peopleIn(tallyOfOrder(first, unknown), tallyOfOrder(second, unknown))).toBe(1);
    expect(peopleIn(entered(0), entered(1), tallyOfOrder(first, { ...unknown, hasEntered: true }))).toBe(1);
  });
});

it("tells a winner's order, one of the line, and one that was placed after the draw apart", () => {
  const key = `ent_${digestId("entry")}`;
  const drawnAt = after(60);
  const way = (request: { key: string }, createdAt: string) =>
    wayOf({ ...exampleOrders.shipped, createdAt, request: { ...request, digest: "d" } }, { drawnAt });
  expect(way({ key }, after(59))).toBe("draw");
  expect(way({ key }, after(61))).toBe("line");
  expect(way({ key: "k" }, after(61))).toBe("first_come");
});

describe("times to decide", () => {
  it("are those of people, right to within three percent and a second", () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 7 * 86_400 }), { minLength: 1 });
    fc.assert(
      fc.property(seconds, fc.constantFrom(0.5, 0.9), (times, share) => {
        const counts = new Map<number, number>();
        for (const time of times) counts.set(bucketOf(time), (counts.get(bucketOf(time)) ?? 0) + 1);
        const exact = times.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * times.length) - 1)]!;
        expect(Math.abs(quantileOf(counts, share) - exact)).toBeLessThanOrEqual(0.03 * exact + 1);
      }),
    );
  });
});

const shippedTo = (people: number) =>
  summed(Array.from({ length: people }, () => tallyOfOrder(exampleOrders.shipped, unknown)));
const receipt = (people: number) => receiptFrom(fairnessFrom(drop, shippedTo(people), counting));

describe("a receipt", () => {
  it.each([
    [2, "tells nothing of what fewer than three people did"],
    [3, "tells what three did"],
  ])("of %i people %s", (people) => {
    const told = people >= 3;
    const { orders, decisions, appeals, refunds, entries } = receipt(people);
    for (const part of [orders, decisions, appeals, refunds, entries]) expect(part !== null).toBe(told);
    expect(receipt(people)).toMatchObject({ people, pairs: { sold: { first_come: people } } });
  });

  it("names no shopper: it is made of counts, the drop's name and times", () => {
    const { orderId, customerId } = exampleOrders.shipped;
    for (const name of [orderId, customerId, "cus_", "ord_"]) expect(JSON.stringify(receipt(5))).not.toContain(name);
  });

  it("has one hash, whatever the order of its fields, and another when a count changes", () => {
    const one = receipt(5);
    const turned = Object.fromEntries(Object.entries(one).toReversed()) as typeof one;
    expect(receiptHash(turned)).toBe(receiptHash(one));
    expect(receiptHash({ ...one, people: 6 })).not.toBe(receiptHash(one));
  });
});

describe("a count is final", () => {
  const nowMs = Date.parse(AT);
  const rejected = {
    ...exampleOrders.compensated,
    reason: "rejected",
    decision: { decision: "reject", at: AT },
  } as Order;
  const ended = {
    ...rejected,
    orderId: `ord_${digestId("r")}`,
    timeline: [{ status: "compensated", at: AT }],
  } as Order;
  const untilFinal = (tally: Tally, afterSeconds = 0) =>
    secondsUntilSettled({ nowMs: nowMs + afterSeconds * 1000, isQuiet: true }, tally);

  it("at once where nothing is open", () => expect(untilFinal(tallyOfOrder(exampleOrders.delivered, unknown))).toBe(0));

  it("not while an order is open, or an appeal waits", () => {
    const appeal = { orderId: ended.orderId, customerId: ended.customerId, message: "m", at: AT, ttlSeconds: 1 };
    expect(untilFinal(tallyOfOrder(exampleOrders.packing, unknown))).toBe(86_400);
    expect(untilFinal(tallyOfOrder(ended, { ...unknown, appeal }))).toBe(86_400);
  });

  it("not while an entry is in line, or its draw still to come", () => {
    for (const status of entryStatusSchema.options) {
      const isSettled = !["entered", "waiting"].includes(status);
      expect(untilFinal(tallyOfEntry({ status, priorWithdrawn: 0 } as Entry)), status).toBe(isSettled ? 0 : 86_400);
    }
  });

  it("once a rejection cannot be appealed against any more", () => {
    const tally = tallyOfOrder(ended, unknown);
    expect(untilFinal(tally, APPEAL_SECONDS - 1)).toBe(1);
    expect(untilFinal(tally, APPEAL_SECONDS)).toBe(0);
  });
});
