import { isAppError, TerminalError } from "@/lib/platform/errors";
import type { OrderId } from "@/lib/platform/ids";
import type { Drop } from "@/lib/shop/drop/schema";
import { dropOf } from "@/lib/shop/drop/server";
import { ordersInDrop } from "@/lib/shop/order/orders-of-customer";
import { holdsPlace, isCompensated, reasonOf } from "@/lib/shop/order/rules";
import type { Order, OrderReason } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import type { HolderState } from "@/lib/shop/place/rules";
import { forgive, takePlaces, type Limit } from "@/lib/shop/place/server";
import { holdersOf, type PlaceKey } from "@/lib/shop/place/store";

/** Endings by which a pair was held for nothing. */
const UNPAID: readonly OrderReason[] = ["cancelled", "payment_timeout", "payment_failed"];

/** What never came to a pair, or was paid for, kept none from the others. */
const isHeldForNothing = (order: Order, reason: OrderReason | undefined): boolean =>
  reason !== undefined &&
  UNPAID.includes(reason) &&
  order.pairNumber !== undefined &&
  order.payment?.outcome !== "authorized";

/** How an order ended, for the places that it had. Pure. */
export function howOf(order: Order): "rejected" | "unpaid" | "otherwise" {
  const reason = reasonOf(order);
  if (reason === "rejected") return "rejected";
  return isHeldForNothing(order, reason) ? "unpaid" : "otherwise";
}

/** Whether the order goes to another door by now. What an erased one was, is not known any more. */
const isElsewhere = ({ fingerprint: { address } }: Order, { kind, digest }: PlaceKey): boolean =>
  kind === "door" && address !== undefined && address !== digest;

const hasPaid = (order: Order): boolean => order.payment?.outcome === "authorized";

/** Whether an order still counts for what it shares with others. One that is about to move has the place of its new door first. */
async function stateOf(orderId: OrderId, place: PlaceKey): Promise<HolderState> {
  const order = await findOrder(orderId);
  if (!order || isElsewhere(order, place)) return { is: "missing" };
  if (!isCompensated(order)) return { is: "live", paid: hasPaid(order) };
  return { is: "ended", atMs: Date.parse(order.timeline.at(-1)?.at ?? order.updatedAt), how: howOf(order) };
}

type Sharing = Pick<Order, "orderId" | "customerId" | "dropId" | "fingerprint" | "keptByHand">;
type Person = Pick<Order, "customerId"> & { readonly fingerprint: Pick<Order["fingerprint"], "mailbox"> };
type Limits = Pick<Drop, "perMailbox" | "perDoor">;

/** Who counts as one person: a mailbox where the drop limits those, else an account. */
const personOf = ({ customerId, fingerprint: { mailbox } }: Person, { perMailbox }: Limits) =>
  perMailbox > 0 && mailbox !== ""
    ? ({ kind: "mailbox", digest: mailbox, most: perMailbox } as const)
    : ({ kind: "account", digest: customerId, most: 1 } as const);

/** Whether an order of the account, or of the mailbox where the drop limits those, has a pair of the drop, or is about to. */
export async function hasPairIn(
  { customerId, mailbox }: { readonly customerId: Order["customerId"]; readonly mailbox: string },
  drop: Limits & Pick<Drop, "dropId">,
): Promise<boolean> {
  const { dropId } = drop;
  const { kind, digest } = personOf({ customerId, fingerprint: { mailbox } }, drop);
  const [own, holders] = await Promise.all([ordersInDrop(customerId, dropId), holdersOf({ dropId, kind, digest })]);
  const shared = await Promise.all(holders.map(findOrder));
  return [...own, ...shared].some((order) => order !== undefined && holdsPlace(order));
}

/** In this order, always. What is not known of the order is shared with none. */
function limitsOf(order: Sharing, drop: Limits): Limit[] {
  const { dropId, fingerprint } = order;
  if (order.keptByHand) return [];
  const limits = [
    { dropId, ...personOf(order, drop) },
    { dropId, kind: "door", digest: fingerprint.address, most: drop.perDoor },
  ] as const;
  return limits.flatMap(({ digest, ...limit }) => (digest && limit.most > 0 ? [{ ...limit, digest }] : []));
}

/**
 * Takes the order's places in its drop: one of its person, one of so many of its door. Safe to repeat.
 * @throws AppError already_ordered, too_many_holds
 */
export const takePlacesOf = (order: Sharing, drop: Limits, withoutPause = false): Promise<void> =>
  takePlaces(limitsOf(order, drop), { orderId: order.orderId, stateOf, withoutPause });

const taken = { stateOf, withoutPause: true, again: true } as const;

const doorLimit = (order: Sharing, drop: Limits): Limit[] =>
  limitsOf(order, drop).filter(({ kind }) => kind === "door");

/** Takes a place of the door that the order is to go to instead. Safe to repeat. @throws AppError already_ordered */
export const takeDoorPlaceOf = (order: Order, drop: Limits): Promise<void> =>
  takePlaces(doorLimit(order, drop), {
    orderId: order.orderId,
    stateOf,
    withoutPause: true,
    hasPaid: hasPaid(order),
  });

/** Makes sure of the places of an order that is stored. @throws TerminalError when another order has them by now */
export async function keepPlacesOf(order: Sharing, drop: Limits): Promise<void> {
  try {
    await takePlaces(limitsOf(order, drop), { orderId: order.orderId, ...taken });
  } catch (error) {
    if (!isAppError(error, "already_ordered")) throw error;
    throw new TerminalError(`${order.orderId} shares its mailbox or door with another order`, { cause: error });
  }
}

const cardLimit = ({ dropId, card }: Order, perCard: number): Limit[] =>
  card !== undefined && perCard > 0 ? [{ dropId, kind: "card", digest: card, most: perCard }] : [];

/**
 * Takes the places of an order that is paid for: of its card, and of its door, before those who are not. False where the drop
 * has none left. Safe to repeat.
 */
export async function takePaidPlacesOf(order: Order): Promise<boolean> {
  const { orderId } = order;
  const drop = await dropOf(order.dropId);
  try {
    await takePlaces(cardLimit(order, drop.perCard), { orderId, stateOf, withoutPause: true });
    await takePlaces(doorLimit(order, drop), { orderId, ...taken, hasPaid: true });
    return true;
  } catch (error) {
    if (isAppError(error, "already_ordered")) return false;
    throw error;
  }
}

/** Lets the shopper of an order that was turned down order again at once: the team has taken its block back. */
export async function welcomeBack(orderId: OrderId): Promise<void> {
  const order = await findOrder(orderId);
  if (!order) return;
  const { dropId } = order;
  await forgive({ dropId, ...personOf(order, await dropOf(dropId)) }, orderId);
}
