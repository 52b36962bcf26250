import { z } from "zod";
import { shardOf } from "@/lib/platform/ids";
import { entity, type IndexKey } from "@/lib/platform/table/entity";
import { listingSchema, type Listing } from "@/lib/shop/listing/schema";

/** Ten thousand listings of some 500 bytes are about one answer of DynamoDB (1 MB) from each. */
export const LISTING_SHARDS = 8;
const shards = Array.from({ length: LISTING_SHARDS }, (_, shard) => shard);
const partition = (dropId: string, shard: number) => `LISTINGS#${dropId}#${shard}`;
const changes = (dropId: string, shard: number) => `LISTED#${dropId}#${shard}`;

const listings = entity({
  schema: listingSchema,
  key: ({ dropId, orderId }: Pick<Listing, "dropId" | "orderId">) => ({
    pk: partition(dropId, shardOf(orderId, LISTING_SHARDS)),
    sk: orderId,
  }),
});
const { when } = listings;

const indexKeyOf = ({ dropId, orderId, changedAt }: Listing): IndexKey => ({
  gsi1pk: changes(dropId, shardOf(orderId, LISTING_SHARDS)),
  gsi1sk: `${changedAt}#${orderId}`,
});

/** Keeps the listing unless a newer one is there. Safe to repeat, and in any order. */
export const putListing = (listing: Listing): Promise<boolean> =>
  listings.replace(
    listing,
    listing,
    when.or(when.missing, when.atMost("revision", listing.revision)),
    indexKeyOf(listing),
  );

/** Every listing of a drop. */
export async function allListings(dropId: string): Promise<Listing[]> {
  const found = await Promise.all(shards.map((shard) => listings.query(partition(dropId, shard))));
  return found.flat().map(({ record }) => record);
}

const idSchema = z.object({ orderId: listingSchema.shape.orderId });

/** The ids of the next listed orders of one part of a drop's list, after this id. */
export async function pageOfListings(dropId: string, shard: number, after: string | undefined, limit: number) {
  const found = await listings.queryPart(idSchema, partition(dropId, shard), { after, limit });
  return found.map(({ orderId }) => orderId);
}

/** The listings of a drop that were written since a moment (ISO 8601). Eventually consistent. */
export async function listingsSince(dropId: string, since: string): Promise<Listing[]> {
  const query = { index: "gsi1", after: since } as const;
  const found = await Promise.all(shards.map((shard) => listings.query(changes(dropId, shard), query)));
  return found.flat().map(({ record }) => record);
}
