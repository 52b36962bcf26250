import { keyedId, type AddressId } from "@/lib/platform/ids";
import { env } from "@/lib/platform/env";
import { memoByKey } from "@/lib/platform/memo";
import { postalAddressSchema, type PostalAddress } from "@/lib/platform/postal-address/schema";
import { entity } from "@/lib/platform/table/entity";
import { ttlAfter } from "@/lib/platform/table/ttl";
import { ADDRESS_RETENTION_SECONDS } from "@/lib/shop/order/durations";
import type { Order } from "@/lib/shop/order/schema";
import { z } from "zod";

/**
 * Where orders go. An address is an item of its own that never changes: an order that is sent elsewhere names another one. So
 * addresses expire and are erased without a trace of them in orders, histories and logs.
 */
const addresses = entity({
  schema: postalAddressSchema.extend({ ttlSeconds: z.int() }),
  key: ({ addressId }: { readonly addressId: string }) => ({ pk: `ADDRESS#${addressId}`, sk: "ADDRESS" }),
});

/** Keeps an address under an id that is made of its owner, its purpose and itself: a repeat keeps nothing more. */
export async function keepAddress(owner: string, purpose: string, address: PostalAddress): Promise<AddressId> {
  const addressId: AddressId = `adr_${keyedId(env("AUTH_SECRET"), "address", owner, purpose, JSON.stringify(address))}`;
  await addresses.put({ addressId }, { ...address, ttlSeconds: ttlAfter(Date.now(), ADDRESS_RETENTION_SECONDS) });
  return addressId;
}

async function findAddress(addressId: string): Promise<PostalAddress | null> {
  const found = await addresses.get({ addressId });
  if (!found || found.ttlSeconds * 1000 <= Date.now()) return null; // deletion may come days after its time
  const { ttlSeconds: _, ...address } = found;
  return address;
}

const FRESH_FOR_MS = 60_000;
const MOST_KEPT = 1000;
const recentAddress = memoByKey(FRESH_FOR_MS, MOST_KEPT, findAddress);

/** Where the order goes, read at most a minute ago in each instance; null when it has expired or was erased. */
export const orderAddress = ({ addressId }: Pick<Order, "addressId">): Promise<PostalAddress | null> =>
  recentAddress(addressId);

/** Deletes where the order goes, before its time: the caller takes the id out of the order. Safe to repeat. */
export const eraseAddress = ({ addressId }: Pick<Order, "addressId">): Promise<void> => addresses.delete({ addressId });
