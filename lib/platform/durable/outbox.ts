import { randomUUID } from "node:crypto";
import { z } from "zod";
import { shardOf } from "@/lib/platform/ids";
import { entity } from "@/lib/platform/table/entity";

/**
 * The transactional outbox: an entry is written before a record changes and deleted after the workflow engine has
 * acknowledged. The sweep reconciles whatever a crash left pending. Reconciling twice is harmless.
 */

const entrySchema = z.object({
  /** Which reconciler. */
  kind: z.string(),
  /** Of the record. */
  id: z.string(),
  /** Tells two entries of one record apart, so that acknowledging one does not delete the other. */
  nonce: z.string(),
  createdAtMs: z.number(),
});
export type OutboxEntry = z.infer<typeof entrySchema>;

const SHARDS = 8; // spreads the drop's first seconds over eight partitions
const partition = (shard: number) => `OUTBOX#${shard}`;

const entries = entity({
  schema: entrySchema,
  key: ({ kind, id, nonce }: Omit<OutboxEntry, "createdAtMs">) => ({
    pk: partition(shardOf(id, SHARDS)),
    sk: `${kind}#${id}#${nonce}`,
  }),
});

/** Announces that the record is about to change and will need reconciling. */
export async function enqueue(kind: string, id: string): Promise<OutboxEntry> {
  const entry = { kind, id, nonce: randomUUID(), createdAtMs: Date.now() };
  await entries.put(entry, entry);
  return entry;
}

/** Deletes an entry: its record is written and reconciled. */
export const acknowledge = (entry: OutboxEntry): Promise<void> => entries.delete(entry);

export interface PendingEntry extends OutboxEntry {
  readonly ageMs: number;
}

/** Entries older than `olderThanMs`: their request is slow, or dead. */
export async function pendingEntries(olderThanMs: number): Promise<PendingEntry[]> {
  const shards = await Promise.all(Array.from({ length: SHARDS }, (_, shard) => entries.queryKnown(partition(shard))));
  const nowMs = Date.now();
  return shards
    .flat()
    .map((entry) => ({ ...entry, ageMs: nowMs - entry.createdAtMs }))
    .filter(({ ageMs }) => ageMs > olderThanMs);
}
