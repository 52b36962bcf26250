import { completeCallback } from "@/lib/platform/durable/server";
import { TerminalError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import type { OrderId } from "@/lib/platform/ids";
import { PACKING_TIMEOUT_SECONDS } from "@/lib/shop/order/durations";
import { listOrder } from "@/lib/shop/listing/server";
import {
  mailOrderDelivered,
  mailOrderEnded,
  mailOrderReceived,
  mailOrderShipped,
  mailPaymentReceived,
} from "@/lib/shop/order/mails";
import { keepTrouble } from "@/lib/shop/order/parcel-troubles";
import { labelOrder, nextOfPacking, refundOrderLabel, type NextOfPacking } from "@/lib/shop/order/parcel";
import { endOfPacking, isParcelAtItsEnd, trackingOf } from "@/lib/shop/order/parcel-rules";
import { captureOrderPayment, closeOrderCheckout, releaseOrderPayment, shipPaidOrder } from "@/lib/shop/order/payment";
import { outgrownBy, reassessAll, reassessBeside } from "@/lib/shop/order/assessment";
import { scoreAndOpenPayment } from "@/lib/shop/order/opening";
import { assessPaid } from "@/lib/shop/order/paid";
import { holdPairFor, releasePairsOf } from "@/lib/shop/order/preparation";
import { takePaidPlacesOf } from "@/lib/shop/order/places";
import { noteUnserved } from "@/lib/shop/order/unserved";
import { explainOrder } from "@/lib/shop/order/explanation";
import { beginReview, planReview, settleReview, type Review } from "@/lib/shop/order/review/wait";
import {
  deadlineOf,
  endingOfStopped,
  isCompensated,
  isPrepared,
  isSold,
  isUnshippable,
  reasonOf,
  reasonOfUnpaid,
} from "@/lib/shop/order/rules";
import type { Order, OrderReason } from "@/lib/shop/order/schema";
import { dropOf } from "@/lib/shop/drop/server";
import { tellLine } from "@/lib/shop/draw/line";
import { findOrder } from "@/lib/shop/order/store";
import {
  moveOrder,
  recordDeliveryCallback,
  recordLost,
  recordPackingCallback,
  recordPackingExpired,
  recordPayment,
  recordPaymentCallback,
  recordRisk,
  recordWithdrawalEnded,
} from "@/lib/shop/order/transitions";
import { tellReleased } from "@/lib/shop/returns/release";
import { unscoredAt } from "@/lib/shop/risk/assess";
import { hasWriter } from "@/lib/shop/risk/words/server";
import type { ParcelStatus } from "@/lib/shop/shipping/schema";

async function read(orderId: OrderId): Promise<Order> {
  const order = await findOrder(orderId);
  if (!order) throw new TerminalError(`${orderId} is not stored`);
  return order;
}

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

/** Refuses to go on with an order that is somewhere it must not be. */
function mustBe(order: Order | undefined, orderId: OrderId): Order {
  if (!order) throw new TerminalError(`${orderId} is in another state`);
  return order;
}

/**
 * The order as this invocation saw it last: what a step has read or written, the next one need not read again. What a step
 * decides by it is decided by a conditional write in the end. `read` asks the table: for what undoes or takes money.
 */
function lastSeen(orderId: OrderId) {
  let order: Order | undefined;
  return {
    load: async (): Promise<Order> => (order ??= await read(orderId)),
    read: () => read(orderId),
    keep: (seen: Order | undefined): Order => (order = mustBe(seen, orderId)),
  };
}

/** Shows the payment page only once an answer can wake the workflow; an answer that came before wakes it now. */
async function awaitPayment(
  { orderId, paymentWindowSeconds }: Order,
  paymentCallbackId: string,
): Promise<Order | undefined> {
  const deadlineAt = inSeconds(paymentWindowSeconds);
  const moved = await moveOrder(orderId, "awaiting_payment", { paymentCallbackId, deadlineAt });
  const order = moved ? await withCallback(moved, paymentCallbackId) : await read(orderId);
  if (isCompensated(order) || !isPrepared(order)) return undefined;
  if (order.payment) await completeCallback(paymentCallbackId, order.payment.outcome);
  return order;
}

/** An execution that runs again from here waits instead of the one before it. */
async function withCallback(order: Order, paymentCallbackId: string): Promise<Order> {
  if (order.status !== "awaiting_payment" || order.paymentCallbackId === paymentCallbackId) return order;
  return (await recordPaymentCallback(order.orderId, paymentCallbackId)) ?? read(order.orderId);
}

/** Closes the page and writes that the payment expired, unless another outcome came first. Resolves with the order that has one. */
async function settlePayment(order: Order): Promise<Order | undefined> {
  return order.payment ? order : recordPayment(order.orderId, await closeOrderCheckout(order));
}

function endOfPayment({ orderId, payment }: Order): OrderReason | null {
  if (payment === undefined) throw new TerminalError(`${orderId} has no payment outcome`);
  return payment.outcome === "authorized" ? null : reasonOfUnpaid(payment.outcome);
}

interface ReviewWait {
  readonly until: string;
  readonly deadlineAt?: string | undefined;
}

/** What came before the callback was known wakes the workflow now. */
async function awaitDecision(orderId: OrderId, callbackId: string, wait: ReviewWait): Promise<Order> {
  const { order, isDue } = await beginReview(orderId, callbackId, wait);
  if (isDue) await completeCallback(callbackId, "changed");
  return order;
}

/** Takes the money, and puts the order on the pick list. Null where the money is not there, or not any more. */
async function capturePayment(order: Order): Promise<string | null> {
  if (isSold(order)) return order.payment?.intentId ?? null;
  const intentId = await captureOrderPayment(order);
  if (intentId === null) return null;
  const { packing } = await dropOf(order.dropId);
  const moved = await moveOrder(order.orderId, "packing", { packing, deadlineAt: inSeconds(PACKING_TIMEOUT_SECONDS) });
  if (moved) return intentId;
  if (isUnshippable(await read(order.orderId))) return null;
  throw new TerminalError(`${order.orderId} is in another state`);
}

/** What comes after the label was bought, or refused. */
export interface AfterLabel {
  readonly next: NextOfPacking;
  /** How long to wait, where it waits. */
  readonly seconds: number;
}

/** Writes that time ran out, unless the parcel was handed over first. */
async function settlePacking(orderId: OrderId, timedOut: boolean): Promise<AfterLabel> {
  const order = mustBe(timedOut ? await recordPackingExpired(orderId) : await read(orderId), orderId);
  const leftMs = Date.parse(deadlineOf(order) ?? "") - Date.now();
  return { next: await nextOfPacking(order), seconds: Math.max(1, Math.ceil(leftMs / 1000)) };
}

async function awaitPacking(orderId: OrderId, packingCallbackId: string): Promise<void> {
  const order = mustBe(await recordPackingCallback(orderId, packingCallbackId), orderId);
  const end = endOfPacking(order);
  if (end !== undefined) await completeCallback(packingCallbackId, end);
}

async function awaitDelivery(orderId: OrderId, deliveryCallbackId: string): Promise<void> {
  const order = (await recordDeliveryCallback(orderId, deliveryCallbackId)) ?? (await read(orderId));
  if (isParcelAtItsEnd(order)) await completeCallback(deliveryCallbackId, "at_its_end");
}

/** What the carrier said last: `version` tells one report from another. */
export interface Report {
  readonly status: ParcelStatus | null;
  readonly version: string | null;
}

/** Notes that the parcel was not seen since the report before, where that is so. */
async function settleDelivery(orderId: OrderId, before: string | null): Promise<Report> {
  const order = await read(orderId);
  const { status = null, version = null } = trackingOf(order) ?? {};
  if (!isParcelAtItsEnd(order) && version === before) {
    const lost = await recordLost(orderId, version ?? undefined);
    if (lost) await keepTrouble(lost);
    log.warn("a parcel was not seen for too long", { orderId });
  }
  return { status, version };
}

/** What is sold stays sold, whichever execution of its order is to undo it. */
const unlessSold = (undo: (order: Order) => Promise<void>) => async (order: Order) =>
  isSold(order) ? undefined : undo(order);

/** Only now is it sure that no attempt can take a pair any more: what a late one took goes back. Null where it is sold. */
async function markCompensated(orderId: OrderId, otherwise: OrderReason): Promise<OrderReason | null> {
  const order = await read(orderId);
  if (isSold(order)) return null;
  const reason = order.withdrawnAt === undefined ? otherwise : "withdrawn";
  const ended = mustBe(await moveOrder(orderId, "compensated", { reason }), orderId);
  await releasePairsOf(ended);
  await tellLine(ended.dropId);
  return reasonOf(ended) ?? reason;
}

/** A pair that is held, and for how long it waits for its payment. */
interface Held {
  readonly pairNumber: number | undefined;
  readonly paymentWindowSeconds: number;
}

export interface AfterAssessment {
  readonly score: number;
  /** Whether earlier orders are to be assessed again for it. */
  readonly outgrows: boolean;
  /** Whether a language model puts it into words: it is asked beside the waits, and only where there is one. */
  readonly explains: boolean;
}

export interface AfterPayment extends AfterAssessment {
  /** Whether the card has not paid for as many orders as the drop allows. */
  readonly hasCardPlace: boolean;
}

const afterAssessment = ({ risk }: Order, outgrown: readonly string[]): AfterAssessment => ({
  score: risk?.score ?? 0,
  outgrows: outgrown.length > 0,
  explains: hasWriter(),
});

/** The effects of the workflow. Each may run again after it happened. */
export function orderSteps(orderId: OrderId) {
  const { load, read, keep } = lastSeen(orderId);
  /** With the order listed for the team as it then is: part of the step that changes it, so that no crash comes between. */
  const listed =
    <Given extends unknown[], T>(step: (...given: Given) => Promise<T>) =>
    async (...given: Given): Promise<T> => {
      const result = await step(...given);
      await listOrder(await read());
      return result;
    };
  return {
    reservePair: async (): Promise<Held | null> => {
      const holding = await holdPairFor(await read());
      if (holding?.pairNumber === undefined) return null;
      const { pairNumber, paymentWindowSeconds } = keep(holding);
      return { pairNumber, paymentWindowSeconds };
    },
    noteUnserved: async () => noteUnserved(await read(), { list: listOrder }),
    readEnding: async () => endingOfStopped(await read()),
    releasePair: async () => unlessSold(releasePairsOf)(await read()),

    scoreAndOpenPayment: async (): Promise<AfterAssessment> => {
      const { order, outgrown } = await scoreAndOpenPayment(await load());
      return afterAssessment(keep(order), outgrown);
    },
    assessPayment: async (): Promise<AfterPayment> => {
      const { order, outgrown } = await assessPaid(await load());
      return { ...afterAssessment(keep(order), outgrown), hasCardPlace: await takePaidPlacesOf(order) };
    },
    reassessLinked: async (cause: "placed" | "paid"): Promise<void> => {
      for (const linked of await reassessAll(await outgrownBy(orderId, cause))) await listOrder(linked);
    },
    reassessBeside: async (): Promise<void> => {
      for (const beside of await reassessBeside(await read())) await listOrder(beside);
    },
    explainRisk: async () => explainOrder(await read()),
    markUnscored: async (): Promise<void> => {
      if (!(await read()).checkout) throw new TerminalError(`${orderId} can have no payment page`);
      keep(await recordRisk(orderId, unscoredAt(new Date().toISOString()), "placed"));
    },
    releasePayment: async () => unlessSold(releaseOrderPayment)(await read()),

    awaitPayment: async (id: string) => void (await listOrder(keep(await awaitPayment(await load(), id)))),
    settlePayment: async () => endOfPayment(keep(await settlePayment(await read()))),
    planReview,
    awaitDecision: async (wait: ReviewWait, id: string) =>
      void (await listOrder(keep(await awaitDecision(orderId, id, wait)))),
    settleDecision: listed(async (waitedUntil?: string): Promise<Review> => settleReview(await read(), waitedUntil)),
    capturePayment: listed(async () => capturePayment(await read())),
    buyLabel: listed(async () => labelOrder(await read())),
    refundLabel: async () => unlessSold(refundOrderLabel)(await read()),
    awaitPacking: (callbackId: string): Promise<void> => awaitPacking(orderId, callbackId),
    settlePacking: (timedOut: boolean): Promise<AfterLabel> => settlePacking(orderId, timedOut),

    markShipped: listed((intentId?: string): Promise<boolean> => shipPaidOrder(orderId, intentId)),
    awaitDelivery: (callbackId: string): Promise<void> => awaitDelivery(orderId, callbackId),
    settleDelivery: listed((before: string | null): Promise<Report> => settleDelivery(orderId, before)),
    markDelivered: listed(async () => void mustBe(await moveOrder(orderId, "delivered", {}), orderId)),
    endWithdrawalPeriod: async (): Promise<void> => void (await recordWithdrawalEnded(orderId)),
    markCompensated: listed((reason: OrderReason): Promise<OrderReason | null> => markCompensated(orderId, reason)),
    tellReturn: async () => tellReleased(await read()),
    mailReceived: async () => mailOrderReceived(await load()),
    mailPaid: async () => mailPaymentReceived(await load()),
    mailShipped: async () => mailOrderShipped(await read()),
    mailDelivered: async () => mailOrderDelivered(await load()),
    mailEnded: async (reason: OrderReason) => mailOrderEnded(await load(), reason),
  };
}

export type OrderSteps = ReturnType<typeof orderSteps>;
