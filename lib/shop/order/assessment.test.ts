import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { putCustomer } from "@/lib/account/customer/store";
import { dynamo } from "@/lib/platform/aws/clients";
import { digestId } from "@/lib/platform/ids";
import { seedDrop } from "@/lib/shop/drop/seed";
import { listEntry } from "@/lib/shop/entry/links";
import type { Entry } from "@/lib/shop/entry/schema";
import { assessOrder, outgrownBy, reassessAll, reassessBeside } from "@/lib/shop/order/assessment";
import { clusterOf } from "@/lib/shop/order/cluster";
import { exampleOrders } from "@/lib/shop/order/examples";
import type { NewOrder, Order, OrderStatus } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import {
  createOrder,
  recordAddress,
  recordPaidRisk,
  recordReassessment,
  recordReversal,
  recordRisk,
  removeShopper,
} from "@/lib/shop/order/transitions";
import { exampleOrder, type ExampleOrder } from "@/lib/shop/risk/links/example";
import { turnedDownWords } from "@/lib/shop/risk/turned-down";
import { useTable } from "@/workflows/testing/table";

useTable();

let dropId: string;
beforeAll(async () => {
  dropId = (await seedDrop(undefined)).dropId;
});

interface Given extends ExampleOrder {
  readonly status?: OrderStatus;
  readonly part?: Partial<Order>;
}

let count = 0;
/** An order of a person of its own, stored as it is said and not assessed yet. */
async function stored({ status = "awaiting_approval", part, ...given }: Given = {}): Promise<Order> {
  const n = (count += 1);
  const { fingerprint, signedUpAt, verifiedAt, orderedAt: createdAt, card } = exampleOrder(n, given);
  const [orderId, customerId] = [`ord_${digestId("o", `${n}`)}`, `cus_${digestId("c", `${n}`)}`] as const;
  const names = { email: `p${n}@gmail.com`, firstName: "Pia", lastName: "Berg", passwordHash: "-" };
  await putCustomer({ ...names, customerId, role: "customer", createdAt: signedUpAt, verifiedAt });
  const own = { orderId, customerId, dropId, fingerprint, createdAt, ...(card !== undefined && { card }) };
  const order = { ...exampleOrders[status], ...own, ...part } as Order;
  await createOrder(order as NewOrder);
  return order;
}

async function assessed(given: Given = {}): Promise<Order> {
  const order = await stored(given);
  for (const cause of ["placed", "paid"] as const)
    await recordRisk(order.orderId, (await assessOrder(order, cause)).risk, cause);
  return (await findOrder(order.orderId)) ?? order;
}

const valuesOf = ({ risk }: Pick<Order, "risk">) => risk?.evidence?.values ?? {};
const known = async ({ orderId }: Order) => valuesOf((await findOrder(orderId)) ?? {});
const door = (name: string) => ({ address: { line1: `${name}straße 6`, postalCode: "10969" } });

/** The calls of the table in the meantime, by command. */
async function callsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent = vi.spyOn(dynamo(), "send");
  await work();
  const names = sent.mock.calls.map(([command]) => command.constructor.name);
  sent.mockRestore();
  return names.toSorted();
}

const updates = (calls: readonly string[]) => calls.filter((name) => name === "UpdateCommand").length;

describe("what scoring an order costs the table", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] }); // what is read at most once in seconds is, however slow the machine
    return () => void vi.useRealTimers();
  });

  it("is three writes when it is placed, four with a telephone, and no item that every order writes", async () => {
    await assessed(); // customers, drop and policy are read at most once in seconds, whatever asks
    const [plain, called] = [await stored(), await stored({ address: { phone: "+4930901820" } })];
    expect(updates(await callsOf(() => assessOrder(plain, "placed")))).toBe(3);
    expect(updates(await callsOf(() => assessOrder(called, "placed")))).toBe(4);
    expect((await callsOf(() => assessOrder(plain, "placed"))).filter((name) => name !== "UpdateCommand")).toEqual([]);
  });

  it("is one write and one read more when it is paid, and has neighbours or none", async () => {
    const order = await stored({ card: "alone" });
    await assessOrder(order, "placed");
    expect(await callsOf(() => assessOrder(order, "paid"))).toEqual(["BatchGetCommand", "UpdateCommand"]);
  });
});

describe("strangers who name a victim's door", () => {
  it("and never pay say nothing against it", async () => {
    const ended = { status: "compensated", part: { reason: "payment_timeout" } } as const;
    for (let i = 0; i < 6; i++) await assessOrder(await stored({ ...door("Opfer"), ...ended }), "placed");
    expect(valuesOf(await assessed(door("Opfer")))).toMatchObject({ addressOrders: 0, clusterSize: 1 });
  });

  it("and go elsewhere once they are listed say nothing against it", async () => {
    const there = door("Umzug");
    const { fingerprint } = exampleOrder(900);
    for (let i = 0; i < 3; i++) {
      const order = await stored(there);
      await assessOrder(order, "placed");
      await recordAddress(order, { addressId: "adr_elsewhere", destination: "DE", fingerprint });
    }
    expect(valuesOf(await assessed(there))).toMatchObject({ addressOrders: 0 });
  });

  it("and pay are seen, also once a reviewer has rejected them", async () => {
    await assessed(door("Ring"));
    await assessed({ ...door("Ring"), status: "compensated", part: { reason: "rejected" } });
    expect(valuesOf(await assessed(door("Ring")))).toMatchObject({ addressOrders: 2 });
  });
});

describe("an earlier order", () => {
  it("that waits is assessed again when its cluster grows, once for what is known, and its history says so", async () => {
    const first = await assessed(door("Wachs"));
    expect(await known(first)).toMatchObject({ addressOrders: 0 });
    const second = await assessed(door("Wachs"));
    const outgrown = await outgrownBy(second.orderId, "placed");
    expect(outgrown).toEqual([first.orderId]);
    const [written] = await reassessAll(outgrown);
    expect(await known(first)).toMatchObject({ addressOrders: 1, clusterSize: 2 });
    expect(await reassessAll(outgrown)).toEqual([written]); // as it is, and not written again
    const history = (await findOrder(first.orderId))?.riskHistory ?? [];
    expect(history.map(({ cause }) => cause)).toEqual(["placed", "paid", "linked"]);
  });

  it("that is decided or erased keeps its assessment", async () => {
    const decision = { decision: "approve", at: "2026-01-01T00:00:00.000Z" } as const;
    const [decided, erased] = [await assessed({ ...door("Fest"), part: { decision } }), await assessed(door("Fest"))];
    await removeShopper(erased.orderId);
    await assessed(door("Fest"));
    expect(await reassessAll([decided.orderId, erased.orderId])).toEqual([]);
  });
});

const adviceOn = async ({ orderId }: Order) => turnedDownWords((await findOrder(orderId))?.risk?.facts ?? []);
const beside = async (order: Order) => (await reassessBeside(order)).map(({ orderId }) => orderId);

describe("an order that was turned down", () => {
  const rejected = { status: "compensated", part: { reason: "rejected" } } as const;

  it("advises against what shares its card, also what was paid before, until its rejection is taken back", async () => {
    const waiting = await assessed({ card: "twice" });
    const turnedDown = await assessed({ card: "twice", ...rejected });
    expect(await adviceOn(waiting)).toBeUndefined();
    expect(await beside(turnedDown)).toEqual([waiting.orderId]);
    expect(await adviceOn(waiting)).toBe("It shares its card with an order that was turned down.");
    expect(await adviceOn(await assessed({ card: "twice" }))).toBeDefined();
    expect(await beside(turnedDown)).toEqual([]); // they say so

    const reversed = (await recordReversal(turnedDown.orderId))!;
    expect(await beside(reversed)).toContain(waiting.orderId);
    expect(await adviceOn(waiting)).toBeUndefined();
    expect((await findOrder(waiting.orderId))?.risk?.recommendation).not.toBe("reject");
  });

  it("says nothing of those at its door, nor of what was decided", async () => {
    const decision = { decision: "approve", at: "2026-01-01T00:00:00.000Z" } as const;
    const neighbour = await assessed(door("Neben"));
    const decided = await assessed({ card: "decided", part: { decision } });
    const turnedDown = await assessed({ ...door("Neben"), card: "decided", ...rejected });
    expect(await beside(turnedDown)).toEqual([]);
    for (const order of [neighbour, decided])
      expect(turnedDownWords((await assessOrder(order, "linked")).risk.facts)).toBeUndefined();
  });

  it("ended otherwise, it advises nothing", async () => {
    await assessed({ card: "late", status: "compensated", part: { reason: "approval_timeout" } });
    expect(await adviceOn(await assessed({ card: "late" }))).toBeUndefined();
  });
});

it("an assessment that was gathered before never takes the place of a newer one", async () => {
  const order = await assessed();
  const older = { ...order.risk!, score: 1, assessedAt: "2020-01-01T00:00:00.000Z" };
  expect(await recordRisk(order.orderId, older, "linked")).toBeUndefined();
  expect((await findOrder(order.orderId))?.risk).toEqual(order.risk);
});

it("an assessment by what was known before the payment never takes the place of the one by it, however new it is", async () => {
  const before = await assessed();
  const later = { ...before.risk!, score: 1, assessedAt: "2999-01-01T00:00:00.000Z" };
  const known = { authorization: { brand: "visa", last4: "4242" }, card: "digest", paymentTraits: { foreignCard: 1 } };
  expect(await recordPaidRisk(before.orderId, known, before.risk!)).toMatchObject(known);
  expect(await recordReassessment(before, later)).toBeUndefined();
  const paid = (await findOrder(before.orderId))!;
  expect(await recordReassessment(paid, later)).toMatchObject({ ...known, risk: { score: 1 } });
});

it("what is known of a payment is kept with the assessment by it, or neither where a newer one is there", async () => {
  const order = await assessed();
  const older = { ...order.risk!, assessedAt: "2020-01-01T00:00:00.000Z" };
  expect(await recordPaidRisk(order.orderId, { card: "digest" }, older)).toBeUndefined();
  expect(await findOrder(order.orderId)).toEqual(order);
});

describe("a cluster", () => {
  it("holds who shares something with an order, and from there on who shares what strangers do not", async () => {
    const first = await assessed({ ...door("Kette"), card: "first" });
    const second = await assessed({ ...door("Kette"), card: "chain" });
    const third = await assessed({ card: "chain" });
    await assessed();
    const { members, isComplete } = await clusterOf(first);
    expect(isComplete).toBe(true);
    expect(members).toEqual([
      { orderId: second.orderId, links: expect.arrayContaining(["door"]), distance: 1 },
      { orderId: third.orderId, links: ["card"], distance: 2 },
    ]);
  });

  it("of sixty has sixty, whichever of them is asked about", async () => {
    const ring = await Promise.all(Array.from({ length: 60 }, () => stored({ card: "sixty" })));
    for (const order of ring) await assessOrder(order, "paid");
    for (const order of [ring[0]!, ring[59]!]) expect((await clusterOf(order)).members).toHaveLength(59);
  }, 30_000);
});

it("an order that is assessed again never loses what its payment said, whichever write comes last", async () => {
  const first = await assessed({ ...door("Wett"), card: "race" });
  const second = await assessed({ ...door("Wett"), card: "race" });
  const paid = async () => {
    const order = (await findOrder(first.orderId))!;
    await recordRisk(order.orderId, (await assessOrder(order, "paid")).risk, "paid");
  };
  await Promise.all([reassessAll([first.orderId]), paid(), reassessAll([first.orderId]), paid()]);
  expect(await known(first)).toMatchObject({ cardOrders: 1, addressOrders: 1 });
  expect(await known(second)).toMatchObject({ cardOrders: 1 });
});

it("an order that was drawn is judged by all who entered with something of its own, at the time at which it entered", async () => {
  const entered = (n: number) => {
    const { fingerprint, verifiedAt, orderedAt } = exampleOrder(n, { ...door("Draw"), second: n });
    const customerId = `cus_${digestId("entrant", `${n}`)}` as const;
    return { customerId, dropId, fingerprint, createdAt: orderedAt, account: { signedUpAt: verifiedAt, verifiedAt } };
  };
  for (const n of [901, 902, 903, 904]) await listEntry(entered(n) as Entry);
  const aDayLater = { createdAt: new Date(Date.parse(entered(905).createdAt) + 86_400_000).toISOString() };
  const drawn = await assessed({ ...door("Draw"), part: { ...aDayLater, enteredAt: entered(905).createdAt } });
  expect(valuesOf(drawn)).toMatchObject({ addressOrders: 4, addressOrders10m: 4, clusterSize: 5 });
  expect(valuesOf(drawn)).not.toHaveProperty("secondsSinceOpening");
  expect(valuesOf(await assessed({ ...door("Draw"), part: aDayLater }))).toMatchObject({ addressOrders10m: 0 });
});
