import { enqueue } from "@/lib/platform/durable/outbox";
import { tryReconcileRecord } from "@/lib/platform/durable/reconcile";
import { env } from "@/lib/platform/env";
import { AppError, type ErrorCode } from "@/lib/platform/errors";
import type { Caller } from "@/lib/platform/http/client";
import { keyedId, type AddressId, type OrderId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { countryName } from "@/lib/platform/postal-address/countries";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { getCustomer } from "@/lib/account/customer/store";
import type { Viewer } from "@/lib/account/session/schema";
import { isInLine, phaseAt } from "@/lib/shop/drop/rules";
import { activeBlocks } from "@/lib/shop/block/store";
import type { Drop, DropPhase } from "@/lib/shop/drop/schema";
import { isSoldOut } from "@/lib/shop/drop/server";
import { dropFor, orderElsewhere } from "@/lib/shop/order/drop-choice";
import { keepAddress } from "@/lib/shop/order/address";
import { newOrderOf } from "@/lib/shop/order/new-order";
import { orderIdOf, ordersInDrop } from "@/lib/shop/order/orders-of-customer";
import { takePlacesOf } from "@/lib/shop/order/places";
import { orderReconciler } from "@/lib/shop/order/reconciler";
import { holdsPlace } from "@/lib/shop/order/rules";
import type { NewOrder, Order } from "@/lib/shop/order/schema";
import { createOrder } from "@/lib/shop/order/transitions";
import { noteUnserved } from "@/lib/shop/order/unserved";
import { prove, type ShownProof } from "@/lib/shop/proof/server";
import { fingerprintOf, mailboxDigest } from "@/lib/shop/risk/evidence/fingerprint";
import type { PageEvidence } from "@/lib/shop/risk/evidence/schema";
import type { OrderFingerprint } from "@/lib/shop/risk/schema";

export interface PlaceOrder {
  /** The drop on sale when absent. */
  readonly dropId?: string | undefined;
  readonly size: string;
  readonly address: PostalAddress;
  /** Chosen by the client: the same key is the same order. */
  readonly idempotencyKey: string;
  readonly caller: Caller;
  /** What the page saw of the person. */
  readonly pageEvidence?: PageEvidence | undefined;
  /** When the session began that it came in, ISO 8601: evidence from before is none of it. */
  readonly sessionBeganAt?: string | undefined;
  /** Absent where none is asked for. */
  readonly proof?: ShownProof;
}

interface Allowance {
  /** The team has accepted the shopper's appeal: the order is taken whatever the drop's hours. */
  readonly afterAppeal?: boolean;
}

interface Placement {
  readonly viewer: Viewer;
  readonly drop: Drop;
  readonly request: PlaceOrder;
  readonly fingerprint: OrderFingerprint;
  readonly addressId: AddressId;
}

/**
 * Accepts an order: stores it and starts its durable execution. One write decides: a shopper's orders in a drop are numbered,
 * their ids are made of the number, and a number is only tried when all before it have ended. So a shopper has one order that
 * counts, and a repeat of a request finds the order it made, whatever became of our answer. What shoppers share, a mailbox or
 * a door, has places of its own (lib/shop/place).
 * @throws AppError forbidden (to the team), email_not_verified, drop_not_found, drop_closed, drop_paused, validation_failed, sold_out, already_ordered,
 * too_many_holds, idempotency_key_reused, challenge_required, challenge_invalid, challenge_used
 */
export async function placeOrder(
  viewer: Viewer,
  request: PlaceOrder,
  { afterAppeal = false }: Allowance = {},
): Promise<{ readonly orderId: OrderId }> {
  assertMayOrder(viewer);
  const drop = await dropFor(request.dropId);
  const elsewhere = await orderElsewhere(viewer.customerId, drop.dropId, request.idempotencyKey);
  if (elsewhere && isRepeat(elsewhere, request)) return start(elsewhere, false);
  const [blocked, hopeless, customer, earlier] = await Promise.all([
    blockRefusal(viewer),
    refusalOf(drop, request, afterAppeal),
    getCustomer(viewer.customerId),
    ordersInDrop(viewer.customerId, drop.dropId),
  ]);
  const repeated = earlier.find((order) => isRepeat(order, request));
  if (repeated) return start(repeated, false);
  const refusal = blocked ?? (earlier.some(holdsPlace) ? refusalOfSecond(hopeless) : hopeless);
  if (refusal?.code === "sold_out" && customer && earlier.length === 0)
    await noteRefused(viewer, drop, request, customer.lastName);
  if (refusal) throw refusal;
  if (request.proof) await prove({ purpose: "order", viewer, drop, key: request.idempotencyKey }, request.proof);
  const placement = await placementOf(viewer, drop, request, customer?.lastName);
  return storeNext(placement, earlier.length, afterAppeal);
}

/** Takes the order's places, then stores it: what a crash between leaves is free again within a minute. */
async function storeNext(placement: Placement, first: number, afterAppeal: boolean) {
  for (let priorEndedOrders = first; ; priorEndedOrders++) {
    const order = newOrder(placement, priorEndedOrders);
    await takePlacesOf(order, placement.drop, afterAppeal);
    const { written, record } = await createOrder(order);
    if (!record) throw new AppError("temporarily_unavailable");
    if (written || isRepeat(record, placement.request)) return start(record, written);
    if (holdsPlace(record)) throw new AppError("already_ordered");
  }
}

/** @throws AppError forbidden (to the team), email_not_verified */
export function assertMayOrder({ role, verified }: Viewer): void {
  if (role !== "customer") throw new AppError("forbidden", { detail: "The team decides on orders and places none." });
  if (!verified) throw new AppError("email_not_verified");
}

/** A blocked account or mailbox places no new order; what others may share is for a reviewer to look at. */
export async function blockRefusal({ customerId, email }: Viewer): Promise<AppError | undefined> {
  const mailbox = mailboxDigest(env("AUTH_SECRET"), email);
  const blocks = await activeBlocks({ account: customerId, mailbox });
  const detail = "This account cannot order at the moment. Write to us if you think that this is a mistake.";
  return blocks.length > 0 ? new AppError("forbidden", { detail }) : undefined;
}

/** Who has the last pair is told of that order, not that the pair is gone. */
const refusalOfSecond = (hopeless: AppError | undefined): AppError =>
  hopeless && hopeless.code !== "sold_out" ? hopeless : new AppError("already_ordered");

/** What is said in each phase in which nothing is sold. */
const CLOSED = {
  upcoming: "drop_closed",
  entries: "draw_only",
  drawing: "draw_only",
  paused: "drop_paused",
  closed: "drop_closed",
} as const satisfies Record<Exclude<DropPhase, "open">, ErrorCode>;

/** Why nothing new can be ordered now. The workflow's hold decides who gets a pair; this only spares it the hopeless. */
async function refusalOf(
  drop: Drop,
  { size, address }: PlaceOrder,
  afterAppeal: boolean,
): Promise<AppError | undefined> {
  const range = drop.sizes.find((offered) => offered.size === size);
  if (!range) return invalid("size", "This is not a size of the drop.");
  const unreachable = countryRefusal(drop, address);
  if (unreachable) return unreachable;
  const phase = phaseAt(drop, Date.now());
  if (phase !== "open" && !afterAppeal) return new AppError(CLOSED[phase]);
  if (isInLine(drop, size)) return new AppError("sold_out");
  return (await isSoldOut(drop.dropId, range)) ? new AppError("sold_out") : undefined;
}

/** Why the drop does not ship to that address, if it does not. */
export const countryRefusal = ({ shipsTo }: Pick<Drop, "shipsTo">, { country }: PostalAddress): AppError | undefined =>
  shipsTo.includes(country)
    ? undefined
    : invalid("shippingAddress.country", `This drop does not ship to ${countryName(country)}.`);

const invalid = (field: string, message: string) => new AppError("validation_failed", { issues: [{ field, message }] });

const fingerprintFor = (viewer: Viewer, request: PlaceOrder, lastName = ""): OrderFingerprint =>
  fingerprintOf({
    ...request.caller,
    key: env("AUTH_SECRET"),
    account: { email: viewer.email, firstName: viewer.firstName, lastName },
    shippingAddress: request.address,
    pageEvidence: request.pageEvidence,
    sessionBeganAt: request.sessionBeganAt,
    at: new Date().toISOString(),
  });

/** What a new order is made of; its address is kept. */
async function placementOf(viewer: Viewer, drop: Drop, request: PlaceOrder, lastName?: string): Promise<Placement> {
  const fingerprint = fingerprintFor(viewer, request, lastName);
  const addressId = await keepAddress(viewer.customerId, request.idempotencyKey, request.address);
  return { viewer, drop, request, fingerprint, addressId };
}

/** Assessed again while a shopper waits for the answer: one round. */
const MOST_REASSESSED = 8;

/** The room of the desk's lists is above this one: the sweep lists the order. */
const listLater = ({ orderId }: Order) => enqueue("listing", orderId);

/** Of one that found no pair left nothing is kept but what it shares with others. That this fails changes nothing of the answer. */
async function noteRefused(viewer: Viewer, { dropId }: Drop, request: PlaceOrder, lastName?: string): Promise<void> {
  const { customerId } = viewer;
  const orderId = orderIdOf(customerId, dropId, 0);
  try {
    const fingerprint = fingerprintFor(viewer, request, lastName);
    const createdAt = new Date().toISOString();
    const ask = { orderId, customerId, dropId, fingerprint, createdAt, priorEndedOrders: 0 };
    await noteUnserved(ask, { list: listLater, most: MOST_REASSESSED });
  } catch (error) {
    log.warn("an order that found no pair left was not listed", { orderId }, error);
  }
}

/** What was stored is accepted: where the engine is away, the shopper's next poll or the sweep starts it. */
async function start(order: Order, isNew: boolean): Promise<{ readonly orderId: OrderId }> {
  const { orderId, size } = order;
  if (isNew) log.info("order accepted", { orderId, size });
  await tryReconcileRecord(orderReconciler, orderId, order);
  return { orderId };
}

/** Keyed: from the digest alone the address cannot be guessed at. */
const digestOf = ({ size, address }: PlaceOrder): string =>
  keyedId(env("AUTH_SECRET"), "order-request", size, JSON.stringify(address));

const isOtherDrop = (dropId: string, given: PlaceOrder): boolean =>
  given.dropId !== undefined && given.dropId !== dropId;

/** @throws AppError idempotency_key_reused when the key came with another request before */
function isRepeat({ request, dropId }: Order, given: PlaceOrder): boolean {
  if (request.key !== given.idempotencyKey) return false;
  if (request.digest !== digestOf(given) || isOtherDrop(dropId, given)) throw new AppError("idempotency_key_reused");
  return true;
}

const newOrder = ({ viewer, drop, request, fingerprint, addressId }: Placement, priorEndedOrders: number): NewOrder =>
  newOrderOf({
    customerId: viewer.customerId,
    drop,
    size: request.size,
    addressId,
    destination: request.address.country,
    priorEndedOrders,
    request: { key: request.idempotencyKey, digest: digestOf(request) },
    fingerprint,
  });
