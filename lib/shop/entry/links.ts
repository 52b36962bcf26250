import { orderIdOf } from "@/lib/shop/order/orders-of-customer";
import type { Entry } from "@/lib/shop/entry/schema";
import { entryOf, type LinkEntry } from "@/lib/shop/risk/links/entry";
import { linkKeysOf } from "@/lib/shop/risk/links/keys";
import { tableLinks } from "@/lib/shop/risk/links/store";
import type { OrderFingerprint } from "@/lib/shop/risk/schema";

interface Linked extends Pick<Entry, "customerId" | "dropId" | "createdAt" | "account"> {
  readonly fingerprint: OrderFingerprint;
}

const linkEntryOf = ({ customerId, dropId, createdAt, account, fingerprint }: Linked): LinkEntry =>
  entryOf({
    orderId: orderIdOf(customerId, dropId, 0),
    customerId,
    orderedAt: createdAt,
    verifiedAt: account.verifiedAt,
    fingerprint,
  });

/**
 * Lists the entry as the order that it may become, so that an order that is drawn meets all who entered with something of its own,
 * and not only the few of them that were drawn. One write for each thing, four at most. Safe to repeat.
 */
export async function listEntry({ fingerprint, ...entry }: Entry): Promise<void> {
  if (!fingerprint) return; // its account was erased
  const linked = linkEntryOf({ ...entry, fingerprint });
  await Promise.all(linkKeysOf(fingerprint, entry.dropId).map((key) => tableLinks.share(key, linked)));
}
