import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "@/lib/shop/risk/assess";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import { exampleOrder, type ExampleOrder } from "@/lib/shop/risk/links/example";
import { AFTER_PAYMENT, BEFORE_PAYMENT, gather, NOWHERE, type GatheredSubject } from "@/lib/shop/risk/links/gather";
import { linksInMemory } from "@/lib/shop/risk/links/in-memory";

/** A drop as the store has it: each order is placed, paid, and looked at again when its cluster grows. */
function dropInMemory() {
  const links = linksInMemory();
  const orders = new Map<string, GatheredSubject>();
  const known = new Map<string, EvidenceVector>();
  let looks = 0;
  const look = async (order: GatheredSubject, listUnder: ReadonlySet<never> | typeof BEFORE_PAYMENT = NOWHERE) => {
    looks += 1;
    const { values, outgrown } = await gather(order, { links, listUnder });
    known.set(order.orderId, values);
    return outgrown;
  };
  return {
    known,
    looks: () => looks,
    async sell(order: GatheredSubject) {
      orders.set(order.orderId, order);
      const unpaid = { ...order, card: undefined };
      for (const [subject, listUnder] of [
        [unpaid, BEFORE_PAYMENT],
        [order, AFTER_PAYMENT],
      ] as const)
        for (const id of await look(subject, listUnder)) await look(orders.get(id) ?? order);
    },
  };
}

const sold = async (size: number, given: (n: number) => ExampleOrder) => {
  const drop = dropInMemory();
  for (let n = 0; n < size; n++) await drop.sell(exampleOrder(n, given(n)));
  const evidence = (n: number): EvidenceVector => drop.known.get(`ord_${n}`) ?? {};
  return { ...drop, evidence };
};

const linkageOf = ({ cardOrders, addressOrders, addressSpellings, clusterSize }: EvidenceVector) => ({
  cardOrders,
  addressOrders,
  addressSpellings,
  clusterSize,
});
const scoreOf = (evidence: EvidenceVector): number => assess(evidence, "2026-01-01T10:00:00.000Z").score;

const JIGS = ["Lindenstraße 6", "XK Lindenstr. 6", "Lindenstr 6, Apt 12", "Linden Strasse 6", "LINDENSTRASSE 06"];
const ring = (n: number): ExampleOrder => ({
  card: "one card",
  address: { line1: JIGS[n % JIGS.length] ?? "", line2: `Unit ${n}`, postalCode: "10969" },
});

describe("a ring of 120 on one card and one door, each from a network of its own", () => {
  it("tells of its first member what it tells of its last", async () => {
    const { evidence } = await sold(120, ring);
    expect(linkageOf(evidence(0))).toEqual(linkageOf(evidence(119)));
    expect(linkageOf(evidence(0))).toEqual({
      cardOrders: 32,
      addressOrders: 32,
      addressSpellings: 32,
      clusterSize: 33,
    });
  }, 20_000);

  it("costs its members few looks more, however large it becomes", async () => {
    const drops = await Promise.all([40, 120].map((size) => sold(size, ring)));
    const [small = 0, large = 0] = drops.map((drop, i) => drop.looks() - 2 * [40, 120][i]!);
    expect(large).toBe(small);
    expect(large).toBeLessThanOrEqual(2 * (1 + 2 + 3 + 5 + 7 + 11 + 15 + 23 + 32));
  }, 20_000);
});

const household = (n: number): ExampleOrder => ({
  network: "192.0.2.7",
  card: n < 2 ? "the parents'" : `card ${n}`,
  address: { name: `${["Ada", "Bo", "Cy", "Di"][n]} Lovelace`, line1: "Lindenstraße 6", postalCode: "10969" },
});

describe("people", () => {
  it("of one household share a door, a network and a name, and are few", async () => {
    const { evidence } = await sold(4, household);
    expect(evidence(0)).toMatchObject({ addressOrders: 3, addressNames: 1, addressSpellings: 1, cardOrders: 1 });
    expect(evidence(0)).toMatchObject({ networkOrders: 3, deviceOrders: 0, clusterSize: 4 });
    expect(scoreOf(evidence(0))).toBeLessThan(scoreOf((await sold(40, ring)).evidence(0)));
  });

  it("of a campus share a network, and hang together by nothing else", async () => {
    const { evidence } = await sold(100, () => ({ network: "192.0.2.7" }));
    expect(evidence(0)).toMatchObject({ networkOrders: 32, subnetOrders: 32, clusterSize: 1, addressOrders: 0 });
    expect(evidence(0)).toMatchObject({ mailboxOrders: 0, deviceOrders: 0, sharedKinds: 2 });
    expect(scoreOf(evidence(50))).toBeLessThan(scoreOf((await sold(40, ring)).evidence(0)));
  }, 20_000);

  it("of one building go to one door under names of their own", async () => {
    const { evidence } = await sold(6, () => ({ address: { line1: "Lindenstraße 6", postalCode: "10969" } }));
    expect(evidence(0)).toMatchObject({ addressOrders: 5, addressNames: 6, addressSpellings: 1 });
  });

  it("of one shopper's own orders none counts against another", async () => {
    const { evidence } = await sold(5, () => ({ customer: "cus_same", card: "mine", network: "192.0.2.7" }));
    expect(evidence(4)).toMatchObject({ cardOrders: 0, networkOrders: 0, subnetOrders: 0, clusterSize: 1 });
  });

  it("who share nothing are alone", async () => {
    const { evidence } = await sold(60, (n) => ({ card: `card ${n}` }));
    for (let n = 0; n < 60; n++) expect(evidence(n)).toMatchObject({ clusterSize: 1, sharedKinds: 0, cardOrders: 0 });
  });
});

describe("bots", () => {
  it("that dot one Gmail address have one mailbox", async () => {
    const emails = ["adalove@gmail.com", "a.dalove@gmail.com", "ad.alove@googlemail.com", "adalove+4@gmail.com"];
    const { evidence } = await sold(4, (n) => ({ email: emails[n] ?? "" }));
    expect([0, 3].map((n) => evidence(n).mailboxOrders)).toEqual([3, 3]);
    expect([0, 1, 2, 3].map((n) => evidence(n).aliasedMailbox)).toEqual([0, 1, 1, 1]);
  });

  it("that number their addresses at a domain of their own are formed alike", async () => {
    const { evidence } = await sold(10, (n) => ({ email: `kicks${n * 7}@drops.example` }));
    expect(evidence(9)).toMatchObject({ mailFormOrders: 9, mailboxOrders: 0 });
  });

  it("that move about within a /24 with one browser are one neighbourhood and one device, by the minute", async () => {
    const { evidence } = await sold(12, (n) => ({ network: `192.0.2.${n}`, agent: "Mozilla/5.0 bot", second: n * 20 }));
    expect(evidence(0)).toMatchObject({ networkOrders: 0, subnetOrders: 11, deviceOrders: 11, subnetOrders1m: 3 });
    expect(evidence(11)).toMatchObject({ subnetOrders10m: 11, subnetOrders60m: 11 });
  });
});

it("the evidence is the same in whatever order the orders came", async () => {
  const all = Array.from({ length: 8 }, (_, n) => exampleOrder(n, ring(n)));
  const inOrder = async (orders: readonly GatheredSubject[]) => {
    const links = linksInMemory();
    for (const order of orders)
      await gather(order, { links, listUnder: new Set([...BEFORE_PAYMENT, ...AFTER_PAYMENT]) });
    const { values } = await gather(all[3]!, { links, listUnder: NOWHERE });
    return values;
  };
  const expected = await inOrder(all);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(all, { minLength: 8 }), async (orders) => {
      expect(await inOrder(orders)).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

it("of the orders that a newcomer outgrows, those with a strong link come first, whatever they are listed under", async () => {
  const links = linksInMemory();
  const add = (n: number, given: ExampleOrder) => gather(exampleOrder(n, given), { links, listUnder: BEFORE_PAYMENT });
  const network = { network: "203.0.113.7" };
  const address = { line1: "Lindenstraße 6", postalCode: "10969" };
  await add(0, network);
  await add(1, network);
  await add(2, { address });
  await add(3, { ...network, address });
  expect((await add(4, { ...network, address })).outgrown).toEqual(["ord_3", "ord_2", "ord_0", "ord_1"]);
});
