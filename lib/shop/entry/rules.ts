import { digestId, shardOf, type CustomerId, type EntryId } from "@/lib/platform/ids";
import type { Entry, EntryView } from "@/lib/shop/entry/schema";
import type { Receipt } from "@/packages/draw-record";

/** Over so many partitions are a drop's entries listed: none is hot. */
export const ENTRY_SHARDS = 64;

export const shardOfEntry = (entryId: EntryId): number => shardOf(entryId, ENTRY_SHARDS);

/** A shopper's entries in a drop, by number: the next is made when the one before it was withdrawn. */
export const entryIdOf = (customerId: CustomerId, dropId: string, priorWithdrawn: number): EntryId =>
  `ent_${digestId("entry", customerId, dropId, String(priorWithdrawn))}`;

/** Whether the entry counts as its shopper's one in the drop. */
export const isLive = ({ status }: Pick<Entry, "status">): boolean => status !== "withdrawn";

/** All that the API says of it. */
export const entryView = ({ entryId, dropId, status, rank, orderId, updatedAt, tickets }: Entry): EntryView => ({
  entryId,
  dropId,
  status,
  rank: rank ?? null,
  orderId: orderId ?? null,
  updatedAt,
  ...(tickets !== undefined && { tickets }),
});

/** Seconds until asking again makes sense. */
export const pollEntryAfterSeconds = ({ status }: Pick<Entry, "status">): number =>
  status === "entered" ? 5 : status === "waiting" ? 15 : 60;

/** What its entrant finds it by in the public record. */
export const receiptOf = ({ entryId, salt, leaf, tickets }: Entry): Receipt => ({
  entryId,
  salt,
  leaf,
  ...(tickets !== undefined && { tickets }),
});
