import type { OrderFingerprint } from "@/lib/shop/risk/schema";

/** What orders are listed by. `mail`: a mailbox, or a form of mail addresses. */
export const LINK_KINDS = ["subnet", "place", "mail", "phone", "card"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface LinkKey {
  readonly kind: LinkKind;
  /** Of one drop. */
  readonly dropId: string;
  readonly digest: string;
}

/** What of an order it is listed by: at most four things before the payment, and the card after it. */
export function linkKeysOf(
  { subnet, place, mailbox, mailForm, phone }: OrderFingerprint,
  dropId: string,
  card?: string,
): LinkKey[] {
  const digests = { subnet, place, mail: mailForm ?? mailbox, phone, card };
  return LINK_KINDS.flatMap((kind) => {
    const digest = digests[kind];
    return digest ? [{ kind, dropId, digest }] : [];
  });
}
