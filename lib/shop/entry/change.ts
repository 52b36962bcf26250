import { isDeepStrictEqual } from "node:util";
import { recentCustomer } from "@/lib/account/customer/store";
import type { Viewer } from "@/lib/account/session/schema";
import { writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { dropOf } from "@/lib/shop/drop/server";
import type { Drop } from "@/lib/shop/drop/schema";
import { isInTime, wishRefusal, type Wish } from "@/lib/shop/entry/enter";
import { entryReconciler } from "@/lib/shop/entry/reconciler";
import { isLive } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";
import { isOpen, ownEntry } from "@/lib/shop/entry/server";
import { listEntry, unlistEntry } from "@/lib/shop/entry/links";
import { findEntry } from "@/lib/shop/entry/store";
import { changeWish } from "@/lib/shop/entry/transitions";
import { eraseAddress, keepAddress } from "@/lib/shop/order/address";
import { digestsOf } from "@/lib/shop/risk/links/entry";
import { movedTo } from "@/lib/shop/risk/evidence/fingerprint";

/** More writers than a person has tabs. */
const MOST_ATTEMPTS = 5;

/**
 * Changes sizes and address of an entry until the entries close: it stays the same entry, with the same leaf and receipt. Of two
 * changes at a time the later counts.
 * @throws AppError not_found to all but its owner, validation_failed, entries_closed
 */
export async function changeMine(entryId: string, viewer: Viewer, wish: Wish): Promise<Entry> {
  const entry = await ownEntry(entryId, viewer);
  const drop = await dropOf(entry.dropId);
  const refusal = wishRefusal(drop, wish) ?? stateRefusal(entry, drop);
  if (refusal) throw refusal;
  const changed = await change(entry, drop, wish, MOST_ATTEMPTS);
  log.info("entry changed", { entryId: changed.entryId });
  return changed;
}

function stateRefusal(entry: Entry, drop: Drop): AppError | undefined {
  if (!isLive(entry)) return new AppError("entries_closed", { detail: "This entry was withdrawn: enter anew." });
  return entry.status === "entered" && isOpen(drop) ? undefined : new AppError("entries_closed");
}

/** Where the write meets another one, it is made anew on what that one wrote. */
async function change(entry: Entry, drop: Drop, wish: Wish, attempts: number): Promise<Entry> {
  const wanted = await wantedOf(entry, wish);
  const { written, record } = await writeAndReconcile(
    entryReconciler,
    entry.entryId,
    () => move(entry, wanted),
    (decided) => decided.record,
  );
  if (written && record) return settle(entry, record, drop);
  if (record?.addressId !== wanted.addressId) await eraseAddress(wanted); // the other may have written the same
  if (!record || attempts === 1) throw new AppError("temporarily_unavailable");
  const refusal = stateRefusal(record, drop);
  if (refusal) throw refusal;
  return change(record, drop, wish, attempts - 1);
}

type Wanted = Awaited<ReturnType<typeof wantedOf>>;

type Placed = Pick<Entry, "fingerprint">;
const digestsIn = ({ fingerprint }: Placed) => fingerprint && digestsOf(fingerprint);
const isElsewhere = (former: Placed, wanted: Placed): boolean =>
  !isDeepStrictEqual(digestsIn(former), digestsIn(wanted));

/** It leaves its old door's lists first: whatever crashes, the sweep lists it where it is by then. */
async function move(entry: Entry, wanted: Wanted) {
  if (isElsewhere(entry, wanted)) await unlistEntry(entry);
  return changeWish(entry, wanted);
}

/** Of two changes at a time the first may have been listed after the second has left its lists. */
async function leaveIfMoved(listed: Entry): Promise<void> {
  const now = await findEntry(listed.entryId);
  if (!now || !isLive(now) || isElsewhere(listed, now)) await unlistEntry(listed);
}

/** The address that does not count any more is erased. What was written too late for the list is taken back, and refused. */
async function settle(former: Entry, changed: Entry, drop: Drop): Promise<Entry> {
  await leaveIfMoved(changed);
  if (isInTime(drop)) {
    await eraseAddress(former);
    return changed;
  }
  await takeBack(former, changed);
  throw new AppError("entries_closed");
}

async function takeBack(former: Entry, changed: Entry): Promise<void> {
  const { sizes, addressId, destination, fingerprint } = former;
  const { record } = await move(changed, { sizes: [...sizes], addressId, destination, fingerprint });
  if (record) await listEntry(record);
  await eraseAddress(changed);
}

async function wantedOf({ entryId, customerId, addressId: former, fingerprint }: Entry, { sizes, address }: Wish) {
  return {
    sizes: [...sizes],
    addressId: await keepAddress(customerId, `${entryId}:${former}`, address),
    destination: address.country,
    fingerprint: fingerprint && (await fingerprintAt(customerId, fingerprint, address)),
  };
}

async function fingerprintAt(
  customerId: Entry["customerId"],
  former: NonNullable<Entry["fingerprint"]>,
  shippingAddress: PostalAddress,
) {
  const account = await recentCustomer(customerId);
  return account ? movedTo(former, { key: env("AUTH_SECRET"), account, shippingAddress }) : former;
}
