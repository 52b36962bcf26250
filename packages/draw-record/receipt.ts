import { indexOf, ticketsField, treeDataOf } from "./entries.ts";
import { leafOf } from "./hashes.ts";
import { receiptSchema, type DrawnRecord, type Receipt } from "./record.ts";
import { isIncluded, proofOf } from "./tree.ts";
import { listedIn, type Problem } from "./verify.ts";

/** What became of an entry. */
export type Outcome =
  | { readonly kind: "won"; readonly rank: number; readonly size: string }
  | { readonly kind: "not_won"; readonly rank: number }
  | { readonly kind: "excluded"; readonly reason: string };

interface Found {
  readonly outcome: Outcome;
  readonly sizes: readonly string[];
  /** Where the rules give some entries more than others. */
  readonly tickets?: number;
}

export type ReceiptVerdict =
  ({ readonly holds: true } & Found) | { readonly holds: false; readonly problems: readonly Problem[] };

const refused = (code: string, detail: string): ReceiptVerdict => ({ holds: false, problems: [{ code, detail }] });

/** What became of the receipt's entry by a record that holds (see `verifyRecord`): it is in the sealed list, or why not. */
export function verifyReceipt(record: DrawnRecord, value: unknown): ReceiptVerdict {
  const parsed = receiptSchema.safeParse(value);
  if (!parsed.success) return refused("receipt_malformed", "A receipt holds entryId, salt and leaf.");
  const { entryId, salt, leaf } = parsed.data;
  if (leafOf(entryId, salt) !== leaf) return refused("receipt_altered", "The leaf is not that of this entry and salt.");
  return find(record, parsed.data);
}

function find(record: DrawnRecord, { leaf, tickets }: Receipt): ReceiptVerdict {
  const listed = listedIn(record);
  const index = indexOf(listed, leaf);
  if (index === -1) return refused("not_in_the_draw", "The list of this draw does not hold this entry.");
  const data = treeDataOf(listed);
  const datum = data[index];
  if (!datum || !isIncluded(datum, proofOf(data, index), record.merkleRoot))
    return refused("not_in_the_root", "The entry is listed, but was not when the list was sealed.");
  const found = { ...foundIn(record, leaf), ...ticketsField(listed.find((entry) => entry.leaf === leaf) ?? {}) };
  if (tickets !== undefined && tickets !== found.tickets)
    return refused("tickets_differ", "The list gives this entry another number of tickets than the receipt.");
  return { holds: true, ...found };
}

function foundIn({ ranked, excluded }: DrawnRecord, leaf: string): Pick<Found, "outcome" | "sizes"> {
  const entry = ranked.find((one) => one.leaf === leaf);
  if (!entry) {
    const { reason = "", sizes = [] } = excluded.find((one) => one.leaf === leaf) ?? {};
    return { outcome: { kind: "excluded", reason }, sizes };
  }
  const { rank, won, sizes } = entry;
  return { outcome: won === null ? { kind: "not_won", rank } : { kind: "won", rank, size: won }, sizes };
}
