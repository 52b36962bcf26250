import type { OrderId } from "@/lib/platform/ids";
import { evidenceOf, type EvidenceSubject } from "@/lib/shop/risk/evidence/evidence";
import { fingerprintOf } from "@/lib/shop/risk/evidence/fingerprint";
import type { EvidenceVector, PageEvidence } from "@/lib/shop/risk/evidence/schema";
import { entryOf } from "@/lib/shop/risk/links/entry";
import { linksInMemory } from "@/lib/shop/risk/links/in-memory";
import { linkKeysOf } from "@/lib/shop/risk/links/keys";
import type { Actor, PaymentPlan, Trace } from "./cast/actor.ts";

/** An order as the store keeps it. */
export interface PlacedOrder {
  readonly orderId: OrderId;
  readonly actor: Actor;
  readonly subject: EvidenceSubject;
  /** Digest of the card that paid. */
  readonly card?: string;
}

const KEY = "the key of all simulations, no secret";
const DROP = "simulated";
const OPENS_AT_MS = Date.parse("2026-03-14T10:00:00Z");

export const isoAt = (seconds: number, opensAtMs = OPENS_AT_MS): string =>
  new Date(opensAtMs + seconds * 1000).toISOString();

/** What the page sends along: the contract's `evidence`. */
export const pageEvidenceAt = ({ openSeconds, ...seen }: Trace, at: number, opensAtMs = OPENS_AT_MS): PageEvidence => ({
  pageOpenedAt: isoAt(at - openSeconds, opensAtMs),
  ...seen,
});

export const headersOf = (headers: Readonly<Record<string, string>>) => ({
  get: (name: string) => headers[name.toLowerCase()] ?? null,
});

function paymentTraits(
  { address: { country } }: Actor,
  { card, declines, addressCheck, codeCheck }: PaymentPlan,
  described: boolean,
): EvidenceVector {
  if (!described) return { declines };
  return {
    declines,
    foreignCard: card.country === country ? 0 : 1,
    prepaidCard: card.funding === "prepaid" ? 1 : 0,
    ...(addressCheck !== "unavailable" && { failedAddressCheck: addressCheck === "fail" ? 1 : 0 }),
    ...(codeCheck !== "unavailable" && { failedCodeCheck: codeCheck === "fail" ? 1 : 0 }),
  };
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
  return {
    /** Lists a new order under what it may share. */
    async place(actor: Actor, at: number, ended: number): Promise<PlacedOrder> {
      const orderId: OrderId = `ord_${actor.id}n${ended}`;
      const order = { orderId, actor, subject: subjectOf(actor, orderId, at, ended) };
      const entry = entryOf(order.subject);
      for (const key of keysOf(order)) await links.share(key, entry);
      return order;
    },
    /** Lists a paid order under its card. */
    async pay(order: PlacedOrder): Promise<PlacedOrder> {
      const { card } = order.actor.payment;
      const payment = paymentTraits(order.actor, order.actor.payment, isCardDescribed);
      const paid = { ...order, card: card.number, subject: { ...order.subject, payment } };
      for (const key of keysOf(paid).filter(({ kind }) => kind === "card"))
        await links.share(key, entryOf(paid.subject));
      return paid;
    },
    /** What is known of the order by now. */
    async read(order: PlacedOrder): Promise<EvidenceVector> {
      const listed = await Promise.all(
        keysOf(order).map(async (key) => ({ kind: key.kind, entries: await links.read(key) })),
      );
      return evidenceOf(order.subject, listed);
    },
  };
}
export type Evidence = ReturnType<typeof evidenceInMemory>;
