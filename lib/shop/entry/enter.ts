import { randomBytes } from "node:crypto";
import type { Viewer } from "@/lib/account/session/schema";
import { writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { keyedId, type AddressId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { DAY_SECONDS, ttlAfter } from "@/lib/platform/table/ttl";
import { closingOf, phaseAt } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { entryReconciler } from "@/lib/shop/entry/reconciler";
import { entryIdOf, isLive } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";
import { entriesInDrop } from "@/lib/shop/entry/store";
import { ticketsOf } from "@/lib/shop/entry/tickets";
import { createEntry, deleteEntry } from "@/lib/shop/entry/transitions";
import { keepAddress } from "@/lib/shop/order/address";
import { dropFor } from "@/lib/shop/order/drop-choice";
import { assertMayOrder, blockRefusal, countryRefusal } from "@/lib/shop/order/place-order";
import { prove, type ShownProof } from "@/lib/shop/proof/server";
import type { OrderFingerprint } from "@/lib/shop/risk/schema";
import { leafOf } from "@/packages/draw-record";

/** What an entrant asks for. */
export interface Wish {
  /** In order of preference. */
  readonly sizes: readonly string[];
  readonly address: PostalAddress;
}

export interface EnterRequest extends Wish {
  /** The drop on sale when absent. */
  readonly dropId?: string | undefined;
  /** Chosen by the client: the same key is the same entry. */
  readonly idempotencyKey: string;
  readonly fingerprint: OrderFingerprint;
  readonly account: Entry["account"];
  /** Absent where none is asked for. */
  readonly proof?: ShownProof;
}

/** The list is read so long after the entries have closed: what is written later than half of it is not taken. */
export const GRACE_MS = 4000;

/** Whether a write that has ended now is surely in the list that is drawn from. */
export const isInTime = ({ entriesCloseAt = "" }: Pick<Drop, "entriesCloseAt">): boolean =>
  Date.now() <= Date.parse(entriesCloseAt) + GRACE_MS / 2;

const KEPT_SECONDS = 180 * DAY_SECONDS;

/**
 * Enters a shopper into the drop's draw. One write decides: a shopper's entries in a drop are numbered, and a number is only tried
 * when all before it were withdrawn. What is accepted is in the list that is drawn from.
 * @throws AppError forbidden, email_not_verified, drop_not_found, not_a_draw, entries_closed, drop_paused, already_entered,
 * validation_failed, idempotency_key_reused, challenge_required, challenge_invalid, challenge_used
 */
export async function enterDraw(viewer: Viewer, request: EnterRequest): Promise<Entry> {
  assertMayOrder(viewer);
  const drop = await dropFor(request.dropId);
  const earlier = await entriesInDrop(viewer.customerId, drop.dropId);
  const repeated = earlier.find((entry) => isRepeat(entry, request));
  if (repeated) return repeated;
  const refusal = (await blockRefusal(viewer)) ?? refusalOf(drop, request);
  if (refusal) throw refusal;
  if (earlier.some(isLive)) throw new AppError("already_entered");
  if (request.proof) await prove({ purpose: "enter", viewer, drop, key: request.idempotencyKey }, request.proof);
  return storeNext(viewer, drop, request, earlier.length);
}

async function storeNext(viewer: Viewer, drop: Drop, request: EnterRequest, first: number): Promise<Entry> {
  const kept = await keptFor(viewer, drop, request);
  for (let priorWithdrawn = first; ; priorWithdrawn++) {
    const { written, record } = await store(newEntry(viewer, drop, request, priorWithdrawn, kept), drop);
    if (!record) throw new AppError("temporarily_unavailable");
    if (written) log.info("entered", { entryId: record.entryId, dropId: drop.dropId });
    if (written || isRepeat(record, request)) return record;
    if (isLive(record)) throw new AppError("already_entered");
  }
}

/** What is settled when an entry is made, whatever its number. */
interface Kept {
  readonly addressId: AddressId;
  readonly tickets: number | undefined;
}

async function keptFor({ customerId }: Viewer, drop: Drop, request: EnterRequest): Promise<Kept> {
  const { mailbox } = request.fingerprint;
  const purpose = `enter:${drop.dropId}:${request.idempotencyKey}`; // an order, or an entry elsewhere, may have the same key
  const [addressId, tickets] = await Promise.all([
    keepAddress(customerId, purpose, request.address),
    ticketsOf({ customerId, mailbox }, drop),
  ]);
  return { addressId, tickets };
}

const store = (entry: Entry, drop: Drop) =>
  writeAndReconcile(
    entryReconciler,
    entry.entryId,
    () => createInTime(entry, drop),
    ({ record }) => record,
  );

/** Who reads the list has surely met what was written before: what came later is taken away again, and refused. */
async function createInTime(entry: Entry, drop: Drop) {
  const decided = await createEntry(entry);
  if (!decided.written || isInTime(drop)) return decided;
  await deleteEntry(entry);
  throw new AppError("entries_closed");
}

/** Why this drop takes no such entry now. */
function refusalOf(drop: Drop, wish: Wish): AppError | undefined {
  if (drop.mode !== "draw") return new AppError("not_a_draw");
  return wishRefusal(drop, wish) ?? phaseRefusal(drop);
}

/** Why the drop has no such pair, or does not bring it there. */
export function wishRefusal(drop: Drop, { sizes, address }: Wish): AppError | undefined {
  const unknown = sizes.findIndex((size) => !drop.sizes.some((offered) => offered.size === size));
  if (unknown !== -1) return invalid(`sizes.${unknown}`, `EU ${sizes[unknown]} is not a size of this drop.`);
  return countryRefusal(drop, address);
}

function phaseRefusal(drop: Drop): AppError | undefined {
  const phase = phaseAt(drop, Date.now());
  if (phase === "entries") return undefined;
  if (phase === "paused") return new AppError("drop_paused");
  return new AppError("entries_closed", phase === "upcoming" ? { detail: "This draw takes no entries yet." } : {});
}

const invalid = (field: string, message: string) => new AppError("validation_failed", { issues: [{ field, message }] });

const KEY_REUSED = "This page has already sent another entry. Reload it to see what became of that.";

/** Keyed: from the digest alone the address cannot be guessed at. */
const digestOf = ({ sizes, address }: EnterRequest): string =>
  keyedId(env("AUTH_SECRET"), "entry-request", sizes.join(" "), JSON.stringify(address));

/** @throws AppError idempotency_key_reused when the key came with another request before */
function isRepeat({ request }: Entry, given: EnterRequest): boolean {
  if (request.key !== given.idempotencyKey) return false;
  if (request.digest !== digestOf(given)) throw new AppError("idempotency_key_reused", { detail: KEY_REUSED });
  return true;
}

const ttlOf = (drop: Drop): number => ttlAfter(Date.parse(closingOf(drop)), KEPT_SECONDS);

function newEntry(
  { customerId }: Viewer,
  drop: Drop,
  request: EnterRequest,
  priorWithdrawn: number,
  { addressId, tickets }: Kept,
): Entry {
  const entryId = entryIdOf(customerId, drop.dropId, priorWithdrawn);
  const salt = randomBytes(32).toString("hex");
  const at = new Date().toISOString();
  return {
    entryId,
    customerId,
    dropId: drop.dropId,
    sizes: [...request.sizes],
    addressId,
    destination: request.address.country,
    salt,
    leaf: leafOf(entryId, salt),
    ...(tickets !== undefined && { tickets }),
    account: request.account,
    fingerprint: request.fingerprint,
    request: { key: request.idempotencyKey, digest: digestOf(request) },
    priorWithdrawn,
    status: "entered",
    createdAt: at,
    updatedAt: at,
    ttlSeconds: ttlOf(drop),
  };
}
