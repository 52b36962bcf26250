import type { EntryId, OrderId } from "@/lib/platform/ids";
import { mayEnter } from "@/lib/platform/states/condition";
import type { Change, Decided } from "@/lib/platform/table/entity";
import { entries, entryListing } from "@/lib/shop/entry/record";
import type { Entry, EntryStatus, Override, Undrawn } from "@/lib/shop/entry/schema";
import { entryStates } from "@/lib/shop/entry/states";

/** Every write of an entry. Each is one conditional write, its condition made from `states.ts`; each is safe to repeat. */

const { when } = entries;

/** Lists and stores the entry, once for its id. Resolves with the one that is stored, and with whether this call stored it. */
export async function createEntry(entry: Entry): Promise<Decided<Entry>> {
  const { entryId, ttlSeconds } = entry;
  await entryListing.put(entry, { entryId, ttlSeconds });
  return entries.createOrMeet({ entryId }, entry);
}

/** Takes an entry away that came too late: its shopper is told so. */
export const deleteEntry = ({ entryId }: Pick<Entry, "entryId">): Promise<void> =>
  entries.delete({ entryId }, when.is("status", "entered"));

/** Resolves with the entry as it then is, whether this call moved it or not. */
async function move(
  entryId: EntryId,
  to: Exclude<EntryStatus, "entered">,
  set: NonNullable<Change<Entry>["set"]> = {},
): Promise<Entry | undefined> {
  const { record } = await entries.decide(
    { entryId },
    {
      set: { ...set, status: to, updatedAt: new Date().toISOString() },
      when: mayEnter<EntryStatus, Entry>(when, entryStates[to]),
    },
  );
  return record;
}

/** Changes what an entry asks for, where it is still as it was read and `entered`: what is written over is what was read. */
export const changeWish = (
  { entryId, addressId, updatedAt }: Pick<Entry, "entryId" | "addressId" | "updatedAt">,
  { fingerprint, ...wish }: Pick<Entry, "sizes" | "addressId" | "destination" | "fingerprint">,
): Promise<Decided<Entry>> =>
  entries.decide(
    { entryId },
    {
      set: { ...wish, ...(fingerprint && { fingerprint }), updatedAt: new Date().toISOString() },
      when: when.and(when.is("status", "entered"), when.is("addressId", addressId), when.is("updatedAt", updatedAt)),
    },
  );

export const withdrawEntry = (entryId: EntryId): Promise<Entry | undefined> => move(entryId, "withdrawn");

export const excludeEntry = (entryId: EntryId, reason: string): Promise<Entry | undefined> =>
  move(entryId, "excluded", { reason });

type Overridden = Pick<Entry, "entryId" | "override">;

/** As the caller has seen it: another manager's decision is not written over. */
const isAsSeen = ({ override }: Pick<Entry, "override">) =>
  when.and(when.is("status", "entered"), override ? when.is("override.at", override.at) : when.absent("override"));

/** Keeps what a manager has decided, where the entry is as they saw it. Resolves with the entry as it then is. */
export const recordOverride = (seen: Overridden, override: Override): Promise<Decided<Entry>> =>
  entries.decide({ entryId: seen.entryId }, { set: { override }, when: isAsSeen(seen) });

/** Takes an override back that came too late, where no rule has been applied yet. */
export const restoreOverride = ({ entryId, override }: Overridden, late: Override): Promise<Decided<Entry>> =>
  entries.decide(
    { entryId },
    { ...(override ? { set: { override } } : { remove: ["override"] }), when: isAsSeen({ override: late }) },
  );

export interface Won {
  readonly rank: number;
  readonly wonSize: string;
  readonly orderId: OrderId;
}

export const markDrawn = (entryId: EntryId, won: Won): Promise<Entry | undefined> => move(entryId, "drawn", { ...won });

export const markWaiting = (entryId: EntryId, rank: number): Promise<Entry | undefined> =>
  move(entryId, "waiting", { rank });

/** @param known what is to be said of it: its rank, and why chance did not decide */
export const markNotDrawn = (
  entryId: EntryId,
  known: { readonly rank?: number; readonly undrawn?: Undrawn } = {},
): Promise<Entry | undefined> => move(entryId, "not_drawn", known);

/** Takes the shopper out of it: what is left names none. */
export async function removeEntrant(entryId: EntryId): Promise<void> {
  await entries.update({ entryId }, { set: { customerId: "cus_erased" }, remove: ["fingerprint"] });
}
