import { AppError } from "@/lib/platform/errors";
import { shardOf, type OrderId } from "@/lib/platform/ids";
import { DAY_SECONDS, ttlAfter } from "@/lib/platform/table/ttl";
import { numberOf, places, type Place, type PlaceKey } from "@/lib/shop/place/store";
import { isFree, pauseLeftMs, type Ended, type HolderState } from "@/lib/shop/place/rules";

/** So many orders of a drop may share this thing at a time. */
export interface Limit extends PlaceKey {
  readonly most: number;
}

/** Who takes, and how others stand. */
export interface Taker {
  readonly orderId: OrderId;
  readonly stateOf: (orderId: OrderId, place: PlaceKey) => Promise<HolderState>;
  /** The order is placed whatever pairs were let go before. */
  readonly withoutPause: boolean;
  readonly hasPaid?: boolean;
  /** It took them before, and only makes sure: they are read first. */
  readonly again?: boolean;
}

/** Longer than a drop and its returns. */
const KEEP_SECONDS = 90 * DAY_SECONDS;

const newPlace = (orderId: OrderId, unpaid: number): Place => ({
  orderId,
  takenAtMs: Date.now(),
  unpaid,
  ttlSeconds: ttlAfter(Date.now(), KEEP_SECONDS),
});

const full = () =>
  new AppError("already_ordered", {
    detail: "One pair each: an order in this drop counts for you or your household already.",
  });

function assertNoPause(last: Ended, unpaid: number): void {
  const leftMs = pauseLeftMs(last, unpaid, Date.now());
  if (leftMs <= 0) return;
  throw new AppError("too_many_holds", leftMs === Infinity ? {} : { retryAfterSeconds: Math.ceil(leftMs / 1000) });
}

/** Whose place knows what became of the orders before: an account, or a mailbox with all its addresses. */
const isPerson = ({ kind }: PlaceKey): boolean => kind === "account" || kind === "mailbox";

const isUnpaid = (holder: HolderState): boolean =>
  holder.is === "ended" ? holder.how === "unpaid" : holder.is === "live" && !holder.paid;

const asRead = ({ orderId, takenAtMs }: Place) =>
  places.when.and(places.when.is("orderId", orderId), places.when.is("takenAtMs", takenAtMs));

/** Has the place be another than the one that others have read while its order was not paid for. False when one of them was faster. */
const affirm = (limit: Limit, number: number, own: Place): Promise<boolean> =>
  places.replace({ ...limit, number }, { ...own, takenAtMs: Math.max(Date.now(), own.takenAtMs + 1) }, asRead(own));

/** Takes the place over from an order that has ended, or was never stored. False when another one was faster. */
async function takeOver(limit: Limit, number: number, before: Place, holder: HolderState, taker: Taker) {
  const unpaid = before.unpaid + (isUnpaid(holder) ? 1 : 0);
  const pauses = isPerson(limit) && !taker.withoutPause && !before.forgiven;
  if (holder.is === "ended" && pauses) assertNoPause(holder, unpaid);
  return places.replace({ ...limit, number }, newPlace(taker.orderId, unpaid), asRead(before));
}

/** Whether the order has the place now: one conditional write. */
async function takeNumber(limit: Limit, number: number, taker: Taker): Promise<boolean> {
  for (;;) {
    const { record } = await places.createOrMeet({ ...limit, number }, newPlace(taker.orderId, 0));
    if (!record) return true;
    if (record.orderId === taker.orderId) {
      if (!taker.hasPaid || (await affirm(limit, number, record))) return true;
      continue;
    }
    const holder = await taker.stateOf(record.orderId, limit);
    const reach = { sharedByStrangers: limit.kind === "door", hasPaid: taker.hasPaid === true };
    if (!isFree(holder, record, reach, Date.now())) return false;
    if (await takeOver(limit, number, record, holder, taker)) return true;
  }
}

/** The place that an order tries first. Where it is another's, the order may have any. */
const homeOf = ({ most }: Limit, { orderId }: Taker): number => shardOf(orderId, most);

/** Whether the order has its home now because no order ever had it: one write. */
async function isFirstAtHome(limit: Limit, taker: Taker): Promise<boolean> {
  const number = homeOf(limit, taker);
  return (await places.createOrMeet({ ...limit, number }, newPlace(taker.orderId, 0))).written;
}

/** Whether the order has its home already, and keeps it. */
async function hasHome(limit: Limit, taker: Taker): Promise<boolean> {
  const number = homeOf(limit, taker);
  const held = await places.get({ ...limit, number });
  return held?.orderId === taker.orderId && (!taker.hasPaid || affirm(limit, number, held));
}

async function takeAny(limit: Limit, taker: Taker): Promise<void> {
  const own = limit.most > 1 ? await numberOf(limit, taker.orderId) : undefined;
  if (own !== undefined && (await takeNumber(limit, own, taker))) return;
  for (let number = 0; number < limit.most; number++) if (await takeNumber(limit, number, taker)) return;
  throw full();
}

/** A person's places are taken in their order: else each new one would be without what came of the orders before. */
async function takeOne(limit: Limit, taker: Taker): Promise<void> {
  if (limit.most > 1 && !isPerson(limit) && !taker.again && (await isFirstAtHome(limit, taker))) return;
  await takeAny(limit, taker);
}

/** Those of which the order has not its home: one reading for all. */
async function withoutHome(limits: readonly Limit[], taker: Taker): Promise<Limit[]> {
  const held = await Promise.all(limits.map((limit) => hasHome(limit, taker)));
  return limits.filter((_, i) => held[i] !== true);
}

/**
 * Takes a place of each thing, in the order given. What was taken before a refusal or a crash needs no undoing: a place whose
 * order has ended, or was not stored within a minute, is free, and a door's also where its order is not paid for in time: who
 * has paid takes it at once, so a door is taken again at payment. The same order again has its places already.
 * @throws AppError already_ordered where there is none left, too_many_holds (with the seconds to wait, where that ends) after
 * orders of the account or mailbox that ended unpaid or were rejected
 */
export async function takePlaces(limits: readonly Limit[], taker: Taker): Promise<void> {
  for (const limit of taker.again ? await withoutHome(limits, taker) : limits) await takeOne(limit, taker);
}

/** Has no pause come after this order of an account or a mailbox. Safe to repeat; changes nothing once another order has the place. */
export async function forgive(key: PlaceKey, orderId: OrderId): Promise<void> {
  const number = await numberOf(key, orderId);
  if (number === undefined) return;
  await places.update({ ...key, number }, { set: { forgiven: true }, when: places.when.is("orderId", orderId) });
}
