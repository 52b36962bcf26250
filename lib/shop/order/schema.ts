import { z } from "zod";
import { feeSchema, moneySchema, type Money } from "@/lib/platform/money";
import { postalAddressInput, type PostalAddress } from "@/lib/platform/postal-address/schema";
import {
  authorizationSchema,
  authorizedPaymentSchema,
  checkoutSchema,
  fraudReportSchema,
  paymentProblemSchema,
  paymentSchema,
  type PaymentProblem,
} from "@/lib/shop/payment/schema";
import { packingSchema } from "@/lib/shop/drop/schema";
import { recordedDecisionSchema, reviewFacts } from "@/lib/shop/order/review/schema";
import { evidenceVectorSchema, pageEvidenceSchema } from "@/lib/shop/risk/evidence/schema";
import { orderFingerprintSchema, riskAssessmentSchema, riskHistorySchema } from "@/lib/shop/risk/schema";
import { labelSchema, trackingSchema, type ParcelView } from "@/lib/shop/shipping/schema";

export const orderStatusSchema = z.enum([
  "processing",
  "awaiting_payment",
  "awaiting_approval",
  "packing",
  "shipped",
  "delivered",
  "compensated",
]);
export type OrderStatus = z.infer<typeof orderStatusSchema>;
/** What people outside the team are shown: what happens between approval and shipment is the desk's. */
export type ShownStatus = Exclude<OrderStatus, "packing">;

export const orderReasonSchema = z.enum([
  "sold_out",
  "payment_timeout",
  "payment_failed",
  "rejected",
  "approval_timeout",
  "cancelled",
  "withdrawn",
  "failed",
]);
export type OrderReason = z.infer<typeof orderReasonSchema>;

export const sizeRequestSchema = z.object({
  size: z.string({ error: "Choose a size." }).min(1, "Choose a size.").max(8, "This is not a size of the drop."),
});

/** What an order asks for: a size of a drop, and where it goes: an address, or one of the shopper's address book. */
export const placeOrderRequestSchema = sizeRequestSchema.extend({
  /** The drop on sale when absent. */
  dropId: z.string().max(40).optional(),
  shippingAddress: postalAddressInput.optional(),
  addressId: z.string().max(40).optional(),
  /** What the page saw of the person. */
  evidence: pageEvidenceSchema
    .nullable()
    .transform((seen) => seen ?? undefined)
    .optional(),
});
export type PlaceOrderRequest = z.infer<typeof placeOrderRequestSchema>;

const timelineEntrySchema = z.object({ status: orderStatusSchema, at: z.iso.datetime() });

/** A step of the order, as people outside the team are shown it. */
export interface TimelineEntry {
  readonly status: ShownStatus;
  readonly at: string;
}

/** An order in a list, as its owner (and staff) may see it: no risk data, no callback id, ever. Times are ISO 8601. */
export interface OrderSummary {
  readonly orderId: string;
  /** Short, for people: `QS-7F3K-29`. */
  readonly orderNumber: string;
  readonly dropId: string;
  readonly status: ShownStatus;
  /** EU size. */
  readonly size: string;
  /** Null until a pair is held; stays for the record afterwards. */
  readonly pairNumber: number | null;
  /** Price and delivery. */
  readonly total: Money;
  /** The provider's hosted page, only while the order awaits payment. */
  readonly paymentUrl: string | null;
  /** What the order is about to move on from: the payment page has answered, or its owner has cancelled. */
  readonly settling: "payment" | "cancellation" | null;
  /** When the current wait ends: the payment's or the decision's. */
  readonly deadlineAt: string | null;
  readonly reason: OrderReason | null;
  /** What became of the payment at the provider, where that is why it ended. */
  readonly paymentProblem: PaymentProblem | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly timeline: readonly TimelineEntry[];
  /** Its return, once there is one. */
  readonly returnId: string | null;
  /** Whether the shopper may withdraw from the contract now. */
  readonly withdrawable: boolean;
}

/** All that its owner may see of an order. */
export interface OrderView extends OrderSummary {
  /** What the total is made of. */
  readonly price: Money;
  readonly deliveryFee: Money;
  readonly shippingAddress: PostalAddress | null;
  /** When a card was last declined, while another one may still pay. */
  readonly declinedAt: string | null;
  /** The card that is charged. */
  readonly card: { readonly brand: string; readonly last4: string } | null;
  /** What the carrier says, once there is a parcel. */
  readonly delivery: ParcelView | null;
}

/** The last stop of an execution of the order by an operator. `execution` is its ARN, `by` a customer id. */
const stopSchema = z.object({ execution: z.string(), at: z.iso.datetime(), by: z.string(), reason: z.string() });
export type Stop = z.infer<typeof stopSchema>;

/** What tells a repeat of the request from another one: the client's idempotency key, and a digest of what was asked. */
const orderRequestSchema = z.object({ key: z.string(), digest: z.string() });
/** The payment was not the order's whole total any more when it was looked at. Written once: from then on the order cannot ship. */
const recordedProblemSchema = z.object({ code: paymentProblemSchema, at: z.iso.datetime() });

/** Why a pair comes back, or is not sent: the shopper withdrew from the contract, or the carrier brought the parcel back. */
export const returnCauseSchema = z.enum(["withdrawal", "undeliverable"]);

/** What began the order's return. Written once. */
export const returningSchema = z.object({
  returnId: z.templateLiteral(["ret_", z.string()]),
  cause: returnCauseSchema,
  at: z.iso.datetime(),
});
export type Returning = z.infer<typeof returningSchema>;

const addressIdSchema = z.templateLiteral(["adr_", z.string()]);

/** What is learned on the way from the approval to the door, a little at a time. */
const parcelOf = z
  .object({
    /** The carrier's shipment whose label is bought for that address: the only one of the order that may be. */
    shipment: z.object({ id: z.string(), addressId: addressIdSchema }),
    label: labelSchema.omit({ labelUrl: true }).extend({ addressId: addressIdSchema }),
    /** Why the carrier sells no label to that address, in its words. */
    labelProblem: z.object({ addressId: addressIdSchema, reason: z.string(), at: z.iso.datetime() }),
    packingCallbackId: z.string(),
    /** The pair is in its box under its label; `by` is a customer id of the team, absent where the store packs by itself. */
    packed: z.object({ at: z.iso.datetime(), by: z.string().optional() }),
    /** The carrier's driver has it. */
    handedOver: z.object({ at: z.iso.datetime(), by: z.string() }),
    /** It was not handed over in time. */
    packingExpiredAt: z.iso.datetime(),
    deliveryCallbackId: z.string(),
    tracking: trackingSchema,
    /** Since when the parcel was not seen for too long. */
    lostAt: z.iso.datetime(),
  })
  .partial().shape;

/** What an order is from the beginning, and what may be learned in any state. */
const everyOrder = {
  orderId: z.templateLiteral(["ord_", z.string()]),
  customerId: z.templateLiteral(["cus_", z.string()]),
  dropId: z.string(),
  size: z.string(),
  price: moneySchema,
  delivery: feeSchema,
  /** Price and delivery: what is paid. */
  total: moneySchema,
  /** Where it goes: kept apart, for it is forgotten sooner (`address.ts`). */
  addressId: addressIdSchema,
  /** How long its pair waits for the payment. */
  paymentWindowSeconds: z.int(),
  /** The country it goes to, ISO 3166: VAT is that country's. */
  destination: z.string(),
  timeline: z.array(timelineEntrySchema),
  createdAt: z.iso.datetime(),
  /** Of an order that was drawn: when its shopper entered. */
  enteredAt: z.iso.datetime().optional(),
  /** Of an order that was drawn: a manager kept its entry in by hand, whatever it shares. It takes no place of what is shared. */
  keptByHand: z.literal(true).optional(),
  updatedAt: z.iso.datetime(),
  /** Writes since it was created: what follows the record tells by it which of two readings is the newer. */
  revision: z.int().optional(),
  fingerprint: orderFingerprintSchema,
  /** Orders of this shopper in this drop that ended before this one: its id is made of the number. */
  priorEndedOrders: z.int(),
  /** The request that made it. */
  request: orderRequestSchema,
  /** Shards of the size beside its home in which the order may hold a pair, noted before it reached into them. */
  triedShards: z.array(z.int()),
  /** How often an operator stopped an execution of this order. */
  stops: z.int(),
  stop: stopSchema.optional(),
  paymentProblem: recordedProblemSchema.optional(),
  /** When a card was last declined on its payment page: another one may still pay. */
  declinedAt: z.iso.datetime().optional(),
  /** Its payment is disputed, or was, by the card's holder. Written once. */
  dispute: fraudReportSchema.optional(),
  /** The card's network took its payment for fraud. Written once. */
  fraudWarning: fraudReportSchema.optional(),
  /** Digest of the payment provider's mark of the card that paid. */
  card: z.string().optional(),
  /** What the payment says of who paid, coded. */
  paymentTraits: evidenceVectorSchema.optional(),
  /** How its score came about: an entry for each time it was assessed. */
  riskHistory: riskHistorySchema.optional(),
  ...reviewFacts,
  /** The authorisation that pays for it: as much of the card as is printed on receipts, and when it ends uncaptured. */
  authorization: authorizationSchema.optional(),
  returning: returningSchema.optional(),
  /** Why the shopper withdrew, in their words. */
  withdrawalReason: z.string().optional(),
  /** The shopper withdrew before the shipment: it cannot ship any more. */
  withdrawnAt: z.iso.datetime().optional(),
  /** The time to withdraw was over. */
  withdrawalEndedAt: z.iso.datetime().optional(),
  /** When an appeal against its rejection was accepted. */
  rejectionReversedAt: z.iso.datetime().optional(),
};

/** What is gathered while the order is prepared, and there once it can be paid. */
const preparedOrder = {
  pairNumber: z.int(),
  risk: riskAssessmentSchema,
  checkout: checkoutSchema,
};

const deadline = { deadlineAt: z.iso.datetime() };

export type OrderLabel = z.infer<typeof parcelOf.label> & object;

/** What an order has once it was approved and its payment captured. */
const soldOrder = {
  ...everyOrder,
  ...preparedOrder,
  ...deadline,
  payment: authorizedPaymentSchema,
  decision: recordedDecisionSchema,
  packing: packingSchema,
};

/** What an order has in each status. A status without its entry does not compile. */
const orderIn = {
  processing: z.object({
    status: z.literal("processing"),
    ...everyOrder,
    ...z.object(preparedOrder).partial().shape,
    payment: paymentSchema.optional(),
  }),
  awaiting_payment: z.object({
    status: z.literal("awaiting_payment"),
    ...everyOrder,
    ...preparedOrder,
    ...deadline,
    paymentCallbackId: z.string(),
    payment: paymentSchema.optional(),
  }),
  awaiting_approval: z.object({
    status: z.literal("awaiting_approval"),
    ...everyOrder,
    ...preparedOrder,
    ...deadline,
    payment: authorizedPaymentSchema,
    approvalCallbackId: z.string(),
    decision: recordedDecisionSchema.optional(),
  }),
  packing: z.object({ status: z.literal("packing"), ...soldOrder, ...parcelOf }),
  shipped: z.object({ status: z.literal("shipped"), ...soldOrder, ...parcelOf, label: parcelOf.label.unwrap() }),
  delivered: z.object({ status: z.literal("delivered"), ...soldOrder, ...parcelOf, label: parcelOf.label.unwrap() }),
  compensated: z.object({
    status: z.literal("compensated"),
    ...everyOrder,
    ...z.object({ ...preparedOrder, ...deadline, payment: paymentSchema, decision: recordedDecisionSchema }).partial()
      .shape,
    ...parcelOf,
    reason: orderReasonSchema,
  }),
} satisfies Record<OrderStatus, z.ZodObject>;

/** An order as it is stored. */
export const orderSchema = z.discriminatedUnion("status", [
  orderIn.processing,
  orderIn.awaiting_payment,
  orderIn.awaiting_approval,
  orderIn.packing,
  orderIn.shipped,
  orderIn.delivered,
  orderIn.compensated,
]);
export type Order = z.infer<typeof orderSchema>;
/** An order as it begins. */
export type NewOrder = OrderIn<"processing">;
export type OrderIn<Status extends OrderStatus> = Extract<Order, { status: Status }>;
