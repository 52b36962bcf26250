import { fromHex, hash, toHex, utf8 } from "./bytes.ts";
import { canonical, type Json } from "./canonical.ts";
import type { Rules, SealedRecord } from "./record.ts";

/** What commits to a seed without telling it. Hex of 32 bytes that a generator of randomness made. */
export const commitmentOf = (seed: string): string => toHex(hash(fromHex(seed)));

/** An entry in the record: known by who holds its id and salt. */
export const leafOf = (entryId: string, salt: string): string => toHex(hash(fromHex(salt), utf8(entryId)));

/** SHA-256 of the value's canonical JSON, in hex. */
export const hashOfJson = (value: Json): string => toHex(hash(utf8(canonical(value))));

export const rulesHashOf = (rules: Rules): string => hashOfJson(rules);

type Sealed = Omit<SealedRecord, "seal" | "state" | "rules">;

/** One hash of all that is fixed before the round is signed. */
export function sealOf(record: Sealed): string {
  const { version, dropId, commitment, rulesHash, entriesCloseAt, beacon } = record;
  const { stock, merkleRoot, entries, exclusions, tickets } = record;
  const announced = { version, dropId, commitment, rulesHash, entriesCloseAt, beacon };
  return hashOfJson({ ...announced, stock, merkleRoot, entries, exclusions, ...(tickets && { tickets }) });
}
