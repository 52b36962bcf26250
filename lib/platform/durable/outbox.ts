import { randomUUID } from "node:crypto";
import { deleteItem, putItem, queryItems, type Key } from "@/lib/platform/table/table";
import { shardOf } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";

/**
 * The promise that what was stored is also acted on. An entry is written before a record changes and removed after the
 * workflow engine has acknowledged; whatever a crash leaves behind, the sweep drives on. Driving twice is harmless.
 */

export type OutboxKind = "registration" | "order" | "password-reset" | "password-notice";
export interface OutboxEntry {
  readonly kind: OutboxKind;
  readonly id: string;
  /** Sets apart two reasons to drive the same record, so that finishing one does not forget the other. */
  readonly nonce: string;
}

const SHARDS = 8; // spreads the drop's first seconds over eight partitions
const keyOf = ({ kind, id, nonce }: OutboxEntry): Key => ({
  pk: `OUTBOX#${shardOf(id, SHARDS)}`,
  sk: `${kind}#${id}#${nonce}`,
});

/** Remembers that the record may have to be driven. */
export async function remember(kind: OutboxKind, id: string): Promise<OutboxEntry> {
  const entry = { kind, id, nonce: randomUUID() };
  await putItem({ ...keyOf(entry), ...entry, createdAtMs: Date.now() });
  return entry;
}

/** Drives a record. A failure is logged and left for the next sweep: resolves false. */
export async function driveQuietly(entry: OutboxEntry, drive: (id: string) => Promise<void>): Promise<boolean> {
  try {
    await drive(entry.id);
    return true;
  } catch (error) {
    log.warn("left to the sweep", { kind: entry.kind, id: entry.id }, error);
    return false;
  }
}

/** Forgets an entry: its record is written and driven. */
export const forget = (entry: OutboxEntry): Promise<void> => deleteItem(keyOf(entry));

/** For the request that has written its record: drives now, or leaves that to the sweep. */
export async function driveOrLeave(entry: OutboxEntry, drive: (id: string) => Promise<void>): Promise<void> {
  if (await driveQuietly(entry, drive)) await forget(entry);
}

interface LeftEntry extends OutboxEntry {
  readonly ageMs: number;
}

/** Entries older than `olderThanMs`: their request is slow, or dead. */
export async function leftBehind(olderThanMs: number): Promise<LeftEntry[]> {
  const shards = await Promise.all(Array.from({ length: SHARDS }, (_, shard) => queryItems(`OUTBOX#${shard}`)));
  const entries = shards.flat().map((item) => ({
    kind: item["kind"] as OutboxKind,
    id: String(item["id"]),
    nonce: String(item["nonce"]),
    ageMs: Date.now() - Number(item["createdAtMs"]),
  }));
  return entries.filter(({ ageMs }) => ageMs > olderThanMs);
}
