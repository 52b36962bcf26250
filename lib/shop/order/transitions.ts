import type { OrderId } from "@/lib/platform/ids";
import { mayEnter, mayLearn } from "@/lib/platform/states/condition";
import type { Attributes } from "@/lib/platform/table/attributes";
import type { Change, Decided } from "@/lib/platform/table/entity";
import { indexKeyOf, orders } from "@/lib/shop/order/record";
import { awaitsPacking } from "@/lib/shop/order/rules";
import type { NewOrder, Order, OrderIn, OrderLabel, OrderStatus, Returning, Stop } from "@/lib/shop/order/schema";
import { orderFacts, orderStates } from "@/lib/shop/order/states";
import type {
  Authorization,
  Checkout,
  FraudReport,
  FraudReports,
  Payment,
  PaymentProblem,
} from "@/lib/shop/payment/schema";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import type { AssessmentCause, Explanation, RiskAssessment, RiskHistory } from "@/lib/shop/risk/schema";
import { isNews } from "@/lib/shop/shipping/reports";
import type { Tracking } from "@/lib/shop/shipping/schema";

/** Every write of an order. Each is one conditional write, its condition made from `states.ts`; each is safe to repeat. */

const { when } = orders;
const now = () => new Date().toISOString();

/** Stores the order, once for its id. Resolves with the order that is stored, and with whether this call stored it. */
export const createOrder = (order: NewOrder): Promise<Decided<Order>> =>
  orders.createOrMeet(order, order, indexKeyOf(order.orderId, order.status, order.createdAt));

/** Resolves with the order as it then is, and with whether this call wrote it. */
const decide = (orderId: OrderId, change: Change<Order>): Promise<Decided<Order>> =>
  orders.decide(
    { orderId },
    { ...change, set: { updatedAt: now(), ...change.set }, add: { revision: 1, ...change.add } },
  );

/** The order after the write; undefined when the write was not to be. */
async function write(orderId: OrderId, change: Change<Order>): Promise<Order | undefined> {
  const { written, record } = await decide(orderId, change);
  return written ? record : undefined;
}

/** The order as it is after the write, or as it is without it: what was written first counts. */
const writeOnce = async (orderId: OrderId, change: Change<Order>): Promise<Order | undefined> =>
  (await decide(orderId, change)).record;

type NextStatus = Exclude<OrderStatus, NewOrder["status"]>;
/** What a move sets besides the status. */
type Details<To extends NextStatus> = Pick<OrderIn<To>, (typeof orderStates)[To]["sets"][number] & keyof OrderIn<To>>;

/**
 * Moves the order on, once: the timeline gets one entry, and a repeat changes nothing.
 * Resolves with the order as it then is; undefined when it is in another state, or lacks what the state needs.
 */
export async function moveOrder<To extends NextStatus>(
  orderId: OrderId,
  to: To,
  details: Details<To>,
): Promise<Order | undefined> {
  const at = now();
  const sortedBy = "deadlineAt" in details ? String(details.deadlineAt) : at;
  const { written, record } = await decide(orderId, {
    set: { ...(details as Attributes<Order>), status: to },
    index: indexKeyOf(orderId, to, sortedBy),
    append: { timeline: [{ status: to, at }] },
    when: mayEnter<OrderStatus, Order>(when, orderStates[to]),
  });
  return written || record?.status === to ? record : undefined;
}

const mayRecord = (name: keyof typeof orderFacts) => mayLearn(when, name, orderFacts[name]);

/** Notes the shard that the order is about to reach into, beside its home. Undefined when it may hold no pair any more. */
export const noteTriedShard = (orderId: OrderId, shard: number): Promise<Order | undefined> =>
  write(orderId, { append: { triedShards: [shard] }, when: mayRecord("triedShards") });

/** Settles on a pair, once. Resolves with the order as it then is: its `pairNumber` is the one that counts. */
export const recordPair = (orderId: OrderId, pairNumber: number): Promise<Order | undefined> =>
  writeOnce(orderId, { set: { pairNumber }, when: mayRecord("pairNumber") });

const historyOf = (risk: RiskAssessment, cause: AssessmentCause): RiskHistory => [
  {
    at: risk.assessedAt ?? now(),
    cause,
    score: risk.score,
    engine: risk.engine,
    recommendation: risk.recommendation,
    ...(risk.evidence && { evidenceVersion: risk.evidence.version }),
  },
];

/** No assessment that is there is newer: what was known later counts. */
const isNewest = ({ assessedAt = now() }: RiskAssessment) =>
  when.or(when.absent("risk"), when.absent("risk.assessedAt"), when.atMost("risk.assessedAt", assessedAt));

/** The change by which an assessment is kept, and that it was made; only where no newer one is there. */
const assessed = (risk: RiskAssessment, cause: AssessmentCause) => ({
  set: { risk },
  append: { riskHistory: historyOf(risk, cause) },
  when: when.and(mayRecord("risk"), isNewest(risk)),
});

/** Keeps an assessment, and that it was made, unless a newer one is there. Undefined when it is not kept. */
export const recordRisk = (
  orderId: OrderId,
  risk: RiskAssessment,
  cause: AssessmentCause,
): Promise<Order | undefined> => write(orderId, assessed(risk, cause));

/** Keeps the payment page and the first assessment together, where neither is there. Resolves with the order as it then is. */
export function recordOpening(orderId: OrderId, checkout: Checkout, risk: RiskAssessment): Promise<Order | undefined> {
  const { set, append, when: isFirst } = assessed(risk, "placed");
  return writeOnce(orderId, { set: { ...set, checkout }, append, when: when.and(mayRecord("checkout"), isFirst) });
}

/** What is known of a payment. */
export interface KnownPayment {
  readonly card?: string;
  readonly authorization?: Authorization;
  readonly paymentTraits?: EvidenceVector;
}

/** Whether what is known of the payment is what was known when the order was read: an assessment by less does not count. */
const isKnownAs = ({ authorization }: Pick<Order, "authorization">) =>
  authorization === undefined ? when.absent("authorization") : when.exists("authorization");

/** As recordRisk, for an order that another one is linked with: only while its payment is as well known as when it was read. */
export function recordReassessment(order: Order, risk: RiskAssessment): Promise<Order | undefined> {
  const { when: isNewer, ...change } = assessed(risk, "linked");
  return write(order.orderId, { ...change, when: when.and(isNewer, isKnownAs(order)) });
}

/** Keeps another explanation of the assessment, unless the order was assessed again meanwhile. */
export const recordExplanation = (
  orderId: OrderId,
  risk: RiskAssessment,
  explanation: Explanation,
): Promise<Order | undefined> =>
  write(orderId, {
    set: { risk: { ...risk, explanation } },
    when: when.and(
      mayRecord("risk"),
      risk.assessedAt === undefined ? when.absent("risk.assessedAt") : when.is("risk.assessedAt", risk.assessedAt),
    ),
  });

/** Keeps what is known of the card that paid and the assessment by it, together, unless a newer one is there. Undefined when neither is kept. */
export function recordPaidRisk(
  orderId: OrderId,
  known: KnownPayment,
  risk: RiskAssessment,
): Promise<Order | undefined> {
  const { set, append, when: isNewer } = assessed(risk, "paid");
  return write(orderId, { set: { ...set, ...known }, append, when: when.and(mayRecord("card"), isNewer) });
}

/** Keeps what is known of the card that paid. */
export const recordCard = (orderId: OrderId, known: KnownPayment): Promise<Order | undefined> =>
  write(orderId, { set: known, when: mayRecord("card") });

/** Records that a card was declined: the order waits on, for another one. */
export const recordDecline = (orderId: OrderId): Promise<Order | undefined> =>
  write(orderId, { set: { declinedAt: now() }, when: mayRecord("declinedAt") });

/** Keeps the payment page, once. Resolves with the order as it then is. */
export const recordCheckout = (orderId: OrderId, checkout: Checkout): Promise<Order | undefined> =>
  writeOnce(orderId, { set: { checkout }, when: mayRecord("checkout") });

/** Records how the wait for the payment ended, unless it has ended already. Resolves with the order as it then is: its `payment` is the one that counts. */
export const recordPayment = (orderId: OrderId, payment: Payment): Promise<Order | undefined> =>
  writeOnce(orderId, { set: { payment }, when: mayRecord("payment") });

/** Notes another callback that the payment's outcome is to complete. Undefined where none is waited for any more. */
export const recordPaymentCallback = (orderId: OrderId, paymentCallbackId: string): Promise<Order | undefined> =>
  write(orderId, { set: { paymentCallbackId }, when: mayRecord("paymentCallbackId") });

/** Records that the payment is not the order's total any more, once: from then on it cannot ship. Resolves with the order as it then is. */
export const recordPaymentProblem = (orderId: OrderId, code: PaymentProblem): Promise<Order | undefined> =>
  writeOnce(orderId, { set: { paymentProblem: { code, at: now() } }, when: mayRecord("paymentProblem") });

/** Keeps that its payment is disputed, or warned of: what is known first. Resolves with the order as it then is. */
export const recordFraudReport = (
  orderId: OrderId,
  kind: keyof FraudReports,
  report: FraudReport,
): Promise<Order | undefined> => writeOnce(orderId, { set: { [kind]: report }, when: mayRecord(kind) });

/** Records that an execution of the order is to be stopped and replaced, once for each execution. Resolves with the order as it then is. */
export const recordStop = (orderId: OrderId, stop: Omit<Stop, "at">): Promise<Order | undefined> =>
  writeOnce(orderId, {
    set: { stop: { ...stop, at: now() } },
    add: { stops: 1 },
    when: when.and(mayRecord("stop"), when.or(when.absent("stop"), when.isNot("stop.execution", stop.execution))),
  });

const ERASED = {
  fingerprint: { network: "", browser: "", mailbox: "", fromBrowser: false },
  addressId: "adr_erased" as const,
};

/** Takes the personal data out of the order: what is left is for the books. Safe to repeat. */
export async function removeShopper(orderId: OrderId): Promise<void> {
  await orders.update(
    { orderId },
    { set: ERASED, remove: ["card", "paymentTraits", "withdrawalReason"], add: { revision: 1 } },
  );
}

/** Takes the digests out of the order: after their time they say nothing any more. Safe to repeat. */
export async function forgetFingerprint(orderId: OrderId): Promise<void> {
  const { fingerprint } = ERASED;
  await orders.update(
    { orderId },
    { set: { fingerprint }, remove: ["card"], add: { revision: 1 }, when: when.isNot("fingerprint.mailbox", "") },
  );
}

/**
 * Sends the order elsewhere, until its pair is packed. Resolves with the order as it then is: it goes where it says. The former
 * address is a condition, so that of two changes at a time one is told; and so is that no assessment, decision or payment came after
 * the given one. What an approved order was approved by is kept: the assessment of its new address is only noted.
 */
export const recordAddress = (
  order: Pick<Order, "orderId" | "addressId" | "status" | "authorization">,
  change: Pick<Order, "addressId" | "destination" | "fingerprint">,
  risk?: RiskAssessment,
): Promise<Order | undefined> =>
  writeOnce(order.orderId, {
    set: { ...change, ...(risk && !awaitsPacking(order) && { risk }) },
    ...(risk && { append: { riskHistory: historyOf(risk, "address") } }),
    when: when.and(
      mayRecord("addressId"),
      when.is("addressId", order.addressId),
      ...(risk ? [isNewest(risk), isKnownAs(order), when.is("status", order.status)] : []),
      when.absent("packed"),
      when.absent("handedOver"),
      when.absent("stop"),
    ),
  });

/**
 * Notes the shipment whose label is about to be bought for the order's address, once for an address: no other one may be.
 * Resolves with the order as it then is.
 */
export const recordShipment = (
  { orderId, addressId }: Pick<Order, "orderId" | "addressId">,
  id: string,
): Promise<Order | undefined> =>
  writeOnce(orderId, {
    set: { shipment: { id, addressId } },
    when: when.and(
      mayRecord("shipment"),
      when.is("addressId", addressId),
      when.or(when.absent("shipment"), when.isNot("shipment.addressId", addressId)),
    ),
  });

/** Keeps the label that was bought for the shipment that was noted. Undefined when that is not, or not any more, the order's. */
export const recordLabel = (orderId: OrderId, label: OrderLabel): Promise<Order | undefined> =>
  write(orderId, {
    set: { label },
    remove: ["labelProblem"],
    when: when.and(mayRecord("label"), when.is("shipment.id", label.shipmentId)),
  });

/** Notes why the carrier sells no label to the order's address. */
export const recordLabelProblem = (
  { orderId, addressId }: Pick<Order, "orderId" | "addressId">,
  reason: string,
): Promise<Order | undefined> =>
  write(orderId, {
    set: { labelProblem: { addressId, reason, at: now() } },
    remove: ["label"],
    when: mayRecord("labelProblem"),
  });

/** Lets the carrier be asked again, about the same address. */
export const clearLabelProblem = (orderId: OrderId): Promise<Order | undefined> =>
  writeOnce(orderId, {
    remove: ["labelProblem", "shipment"],
    when: when.and(mayRecord("labelProblem"), when.exists("labelProblem")),
  });

export const recordPackingCallback = (orderId: OrderId, packingCallbackId: string): Promise<Order | undefined> =>
  write(orderId, { set: { packingCallbackId }, when: mayRecord("packingCallbackId") });

const isUnhindered = when.and(
  when.absent("paymentProblem"),
  when.absent("stop"),
  when.absent("packingExpiredAt"),
  when.absent("withdrawnAt"),
);

/**
 * Records that the pair is in its box, once, under a label for the address that counts: from then on the address stays. `by` is
 * absent where the store packs by itself. Resolves with the order as it then is.
 */
export const recordPacked = (
  { orderId, addressId }: Pick<Order, "orderId" | "addressId">,
  by?: string,
): Promise<Order | undefined> =>
  writeOnce(orderId, {
    set: { packed: { at: now(), ...(by !== undefined && { by }) } },
    when: when.and(
      mayRecord("packed"),
      isUnhindered,
      when.is("addressId", addressId),
      when.is("label.addressId", addressId),
    ),
  });

/** Records that a packed parcel was handed over, once. Resolves with the order as it then is. */
export const recordHandedOver = (orderId: OrderId, by: string): Promise<Order | undefined> =>
  writeOnce(orderId, {
    set: { handedOver: { at: now(), by } },
    when: when.and(mayRecord("handedOver"), when.exists("packed"), isUnhindered),
  });

/** Records that the time to hand it over has run out, unless it was. Resolves with the order as it then is. */
export const recordPackingExpired = (orderId: OrderId): Promise<Order | undefined> =>
  writeOnce(orderId, {
    set: { packingExpiredAt: now() },
    when: when.and(mayRecord("packingExpiredAt"), when.absent("handedOver")),
  });

export const recordDeliveryCallback = (orderId: OrderId, deliveryCallbackId: string): Promise<Order | undefined> =>
  write(orderId, { set: { deliveryCallbackId }, when: mayRecord("deliveryCallbackId") });

/**
 * Keeps what the carrier says of the order's parcel, if it is news: newer than what is kept, and that no end. A parcel that is
 * seen again is not lost. Resolves with the order as it then is.
 */
export const recordTracking = (orderId: OrderId, shipmentId: string, tracking: Tracking): Promise<Order | undefined> =>
  writeOnce(orderId, {
    set: { tracking },
    remove: ["lostAt"],
    when: when.and(mayRecord("tracking"), when.is("shipment.id", shipmentId), isNews(tracking)),
  });

/** Notes that the parcel was not seen since that report, or not at all. Resolves with the order as it then is. */
export const recordLost = (orderId: OrderId, lastVersion: string | undefined): Promise<Order | undefined> =>
  writeOnce(orderId, {
    set: { lostAt: now() },
    when: when.and(
      mayRecord("lostAt"),
      lastVersion === undefined ? when.absent("tracking") : when.is("tracking.version", lastVersion),
    ),
  });

const isWithCarrier = when.and(when.exists("tracking"), when.isNot("tracking.status", "pre_transit"));
const isOnItsWay = when.or(when.isIn("status", ["shipped", "delivered"]), when.exists("handedOver"), isWithCarrier);
const isNotOnItsWay = when.and(
  when.absent("handedOver"),
  when.or(when.absent("tracking"), when.is("tracking.status", "pre_transit")),
);

/** How a return begins. */
interface Begun {
  readonly returning: Returning;
  readonly withdrawalReason?: string;
}

/**
 * Withdraws from an order that was paid for and has not been handed over, once: from then on it cannot ship. Whatever else
 * would decide it (a reviewer, the clock, those who pack) tries a write on the same item. Resolves with the order as it then is.
 */
export const recordWithdrawal = (orderId: OrderId, begun: Begun): Promise<Order | undefined> =>
  writeOnce(orderId, {
    set: { ...begun, withdrawnAt: begun.returning.at },
    when: when.and(
      mayRecord("returning"),
      mayRecord("withdrawnAt"),
      isNotOnItsWay,
      when.is("payment.outcome", "authorized"),
      when.or(when.absent("decision"), when.is("decision.decision", "approve")),
      when.absent("paymentProblem"),
      when.absent("packingExpiredAt"),
    ),
  });

/** Begins the return of what is on its way or arrived, once, unless the time to withdraw is over. Resolves with the order as it then is. */
export const recordReturning = (orderId: OrderId, begun: Begun): Promise<Order | undefined> =>
  writeOnce(orderId, {
    set: begun,
    when: when.and(mayRecord("returning"), isOnItsWay, when.absent("withdrawalEndedAt")),
  });

/** Records that the time to withdraw is over, unless the shopper did. Resolves with the order as it then is. */
export const recordWithdrawalEnded = (orderId: OrderId): Promise<Order | undefined> =>
  writeOnce(orderId, {
    set: { withdrawalEndedAt: now() },
    when: when.and(mayRecord("withdrawalEndedAt"), when.absent("returning")),
  });

/** Notes that the team has taken the order's rejection back, once. */
export const recordReversal = (orderId: OrderId): Promise<Order | undefined> =>
  writeOnce(orderId, {
    set: { rejectionReversedAt: now() },
    when: when.and(mayRecord("rejectionReversedAt"), when.is("reason", "rejected")),
  });
