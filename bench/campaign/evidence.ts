import type { OrderId } from "@/lib/platform/ids";
import type { CardCheck, CardFacts } from "@/lib/shop/payment/schema";
import { evidenceOf, type EvidenceSubject } from "@/lib/shop/risk/evidence/evidence";
import { fingerprintOf } from "@/lib/shop/risk/evidence/fingerprint";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import { entryOf } from "@/lib/shop/risk/links/entry";
import { countedOf, type Became } from "@/lib/shop/risk/links/counted";
import { linksInMemory } from "@/lib/shop/risk/links/in-memory";
import { linkKeysOf } from "@/lib/shop/risk/links/keys";
import { isStrong, neighboursOf, type Listed } from "@/lib/shop/risk/links/neighbours";
import type { Link } from "@/lib/shop/risk/schema";
import { paymentTraitsOf } from "@/lib/shop/risk/evidence/payment-traits";
import type { Actor, Check, PaymentPlan } from "./cast/actor.ts";
import { isoAt, pageEvidenceAt } from "./cast/moment.ts";

/** An order as the store keeps it. */
export interface PlacedOrder {
  readonly orderId: OrderId;
  readonly actor: Actor;
  readonly subject: EvidenceSubject;
  /** Digest of the card that paid. */
  readonly card?: string;
}

const orderIdOf = ({ id }: Actor, ended: number): OrderId => `ord_${id}n${ended}`;
const firstOf = (actor: Actor): OrderId => orderIdOf(actor, 0);

/** What an actor asks for at that time, after so many orders that ended. */
export function newOrder(actor: Actor, at: number, ended: number): PlacedOrder {
  const orderId = orderIdOf(actor, ended);
  return { orderId, actor, subject: subjectOf(actor, orderId, at, ended) };
}

const KEY = "the key of all simulations, no secret";
const DROP = "simulated";
export const headersOf = (headers: Readonly<Record<string, string>>) => ({
  get: (name: string) => headers[name.toLowerCase()] ?? null,
});

const known = (check: Check): CardCheck => (check === "unavailable" ? undefined : check);

/** What the provider would say of the card; of a number that is no test card it says little. */
function cardFacts({ card, declines, addressCheck, codeCheck }: PaymentPlan, isDescribed: boolean): CardFacts {
  if (!isDescribed)
    return {
      country: undefined,
      isPrepaid: false,
      declines,
      checks: { line1: undefined, postalCode: undefined, code: "pass" },
    };
  const address = known(addressCheck);
  const checks = { line1: address, postalCode: address, code: known(codeCheck) };
  return { country: card.country, isPrepaid: card.funding === "prepaid", checks, declines };
}

function subjectOf(actor: Actor, orderId: OrderId, at: number, priorEndedOrders: number): EvidenceSubject {
  const { account, address, network, device, page } = actor;
  return {
    orderId,
    customerId: `cus_${actor.id}`,
    orderedAt: isoAt(at),
    signedUpAt: isoAt(account.signedUpAt),
    verifiedAt: isoAt(account.verifiedAt),
    dropOpensAt: isoAt(0),
    priorEndedOrders,
    fingerprint: fingerprintOf({
      key: KEY,
      clientAddress: network,
      headers: headersOf(device.headers),
      account,
      shippingAddress: address,
      pageEvidence: page === null ? undefined : pageEvidenceAt(page, at),
      at: isoAt(at),
    }),
  };
}

const keysOf = ({ subject, card }: PlacedOrder) => linkKeysOf(subject.fingerprint, DROP, card);

/** The store's own evidence of orders, without the store: one drop, links in memory. */
export function evidenceInMemory(isCardDescribed: boolean) {
  const links = linksInMemory();
  const became = new Map<string, Became>();
  const turnedDown = new Set<string>();
  return {
    /** Lists a new order under what it may share. */
    async list(order: PlacedOrder): Promise<PlacedOrder> {
      const entry = entryOf(order.subject);
      for (const key of keysOf(order)) await links.share(key, entry);
      return order;
    },
    /** Lists a paid order under its card. */
    async pay(order: PlacedOrder): Promise<PlacedOrder> {
      const { card } = order.actor.payment;
      const payment = paymentTraitsOf(cardFacts(order.actor.payment, isCardDescribed), order.actor.address.country);
      const paid = { ...order, card: card.number, subject: { ...order.subject, payment } };
      for (const key of keysOf(paid).filter(({ kind }) => kind === "card"))
        await links.share(key, entryOf(paid.subject));
      return paid;
    },
    /** Lists who found no pair left, once, as the first order of theirs that it may become. */
    async ask(actor: Actor, at: number): Promise<void> {
      if (became.has(firstOf(actor))) return;
      became.set(firstOf(actor), "asked");
      await this.list(newOrder(actor, at, 0));
    },
    /** Notes what has become of a listed order: of one that nothing is noted of, it counts. */
    note: (order: PlacedOrder, as: Became): void => void became.set(order.orderId, as),
    turnDown: (order: PlacedOrder): void => void turnedDown.add(order.orderId),
    /** What the order shares with others that were turned down by now. */
    async sharedWithTurnedDown(order: PlacedOrder): Promise<Link[]> {
      if (turnedDown.size === 0) return [];
      const near = neighboursOf(entryOf(order.subject), await listedBeside(order));
      return near.filter(({ entry }) => turnedDown.has(entry.orderId)).flatMap((one) => [...one.links]);
    },
    /** What is known of the order by now. */
    async read(order: PlacedOrder): Promise<EvidenceVector> {
      const listed = await listedBeside(order);
      return evidenceOf(order.subject, became.size === 0 ? listed : withoutVoid(order.subject, listed));
    },
  };

  function listedBeside(order: PlacedOrder): Promise<Listed[]> {
    return Promise.all(keysOf(order).map(async (key) => ({ kind: key.kind, entries: await links.read(key) })));
  }

  /** As the store does: what is looked up are those that share more than a network. */
  function withoutVoid(subject: EvidenceSubject, listed: readonly Listed[]): Listed[] {
    const near = neighboursOf(entryOf(subject), listed).filter(isStrong);
    const known = new Set(near.map(({ entry }) => entry.orderId));
    return countedOf(subject, listed, ({ orderId }) => (known.has(orderId) && became.get(orderId)) || "counts");
  }
}
export type Evidence = ReturnType<typeof evidenceInMemory>;
