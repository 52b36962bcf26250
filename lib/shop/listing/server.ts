import { recentCustomer } from "@/lib/account/customer/store";
import type { Reconciler } from "@/lib/platform/durable/reconcile";
import { ttlAfter } from "@/lib/platform/table/ttl";
import { cardWord, searchText } from "@/lib/shop/listing/rules";
import type { Listing } from "@/lib/shop/listing/schema";
import { putListing } from "@/lib/shop/listing/store";
import { orderAddress } from "@/lib/shop/order/address";
import { ADDRESS_RETENTION_SECONDS } from "@/lib/shop/order/durations";
import { orderNumberOf } from "@/lib/shop/order/number";
import { labelOf } from "@/lib/shop/order/parcel-rules";
import { hidesScore, isFlagged, isPending } from "@/lib/shop/order/review/rules";
import { deadlineOf, decisionOf } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { orderReconciler } from "@/lib/shop/order/reconciler";
import { findOrder, findOrders } from "@/lib/shop/order/store";

async function textOf(order: Order): Promise<string> {
  const [customer, address] = await Promise.all([recentCustomer(order.customerId), orderAddress(order)]);
  const { firstName, lastName, email } = customer ?? {};
  const { country: _, ...lines } = address ?? {};
  const { orderId } = order;
  const trackingCode = labelOf(order)?.trackingCode;
  return searchText([
    orderId,
    orderNumberOf(orderId),
    firstName,
    lastName,
    email,
    trackingCode,
    order.authorization && cardWord(order.authorization.last4),
    ...Object.values(lines),
  ]);
}

type Facts = Omit<Listing, "text" | "changedAt" | "ttlSeconds">;

function verdictOf(order: Order): Pick<Facts, "verdict" | "blind"> {
  const { decision, auto } = decisionOf(order) ?? {};
  return {
    ...(decision && { verdict: auto ? "auto" : decision }),
    ...(order.blind && { blind: { below: order.blind.below } }),
  };
}

function factsOf(order: Order): Facts {
  const { orderId, dropId, revision = 0, status, size, createdAt, pairNumber, risk, destination } = order;
  const deadlineAt = deadlineOf(order);
  return {
    orderId,
    dropId,
    revision,
    status,
    size,
    createdAt,
    country: destination,
    ...(pairNumber !== undefined && { pairNumber }),
    ...(deadlineAt !== undefined && { deadlineAt }),
    ...(risk && !hidesScore(order) && { score: risk.score, level: risk.level }),
    ...verdictOf(order),
    ...((decisionOf(order) || isPending(order)) && { decided: true }),
    ...(order.assigned?.to !== undefined && { assignee: order.assigned.to }),
    ...(order.hold?.until !== undefined && { heldUntil: order.hold.until }),
    ...(isFlagged(order) && { flagged: true }),
  };
}

async function write(order: Order, text: string | undefined): Promise<Listing> {
  const changedAt = new Date().toISOString();
  const ttlSeconds = ttlAfter(Date.parse(order.createdAt), ADDRESS_RETENTION_SECONDS);
  const listing = { ...factsOf(order), changedAt, ttlSeconds, ...(text !== undefined && { text }) };
  await putListing(listing);
  return listing;
}

/** Makes the desk's lists and its search say what the order says. Resolves with the listing. Safe to repeat, and in any order. */
export const listOrder = async (order: Order): Promise<Listing> => write(order, await textOf(order));

/** For what the team writes on an order: its workflow is woken, the deed kept, the order listed; the sweep mends what a crash left out. */
export const listingReconciler: Reconciler<Order> = {
  kind: "listing",
  load: findOrder,
  reconcile: async (order) => {
    await orderReconciler.reconcile(order);
    await listOrder(order);
  },
  isStalled: () => false,
};

/** Takes what names a person out of the search; the orders stay listed and counted. Safe to repeat. */
export async function forgetInSearch(orderIds: Iterable<string>): Promise<void> {
  await Promise.all((await findOrders(orderIds)).map((order) => write(order, undefined)));
}
