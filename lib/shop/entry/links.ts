import { orderIdOf } from "@/lib/shop/order/orders-of-customer";
import type { Entry } from "@/lib/shop/entry/schema";
import { entryOf, type LinkEntry } from "@/lib/shop/risk/links/entry";
import { linkKeysOf } from "@/lib/shop/risk/links/keys";
import { tableLinks, unlist } from "@/lib/shop/risk/links/store";
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

/** An entry's listings: under which keys, and as what. None once its account was erased. */
function listingsOf({ fingerprint, ...entry }: Entry) {
  if (!fingerprint) return [];
  const linked = linkEntryOf({ ...entry, fingerprint });
  return linkKeysOf(fingerprint, entry.dropId).map((key) => ({ key, linked }));
}

/**
 * Lists the entry as the order that it may become, so that an order that is drawn meets all who entered with something of its own,
 * and not only the few of them that were drawn. One write for each thing, four at most. Safe to repeat.
 */
export const listEntry = async (entry: Entry): Promise<void> =>
  void (await Promise.all(listingsOf(entry).map(({ key, linked }) => tableLinks.share(key, linked))));

/** Takes the entry out of all that it is listed under: where it is not, or not any more, it speaks against none. Safe to repeat. */
export const unlistEntry = async (entry: Entry): Promise<void> =>
  void (await Promise.all(listingsOf(entry).map(({ key, linked }) => unlist(key, linked))));
