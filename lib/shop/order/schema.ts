import { z } from "zod";
import { feeSchema, moneySchema, type Money } from "@/lib/platform/money";
import { postalAddressInput, type PostalAddress } from "@/lib/platform/postal-address/schema";
import {
  authorizedPaymentSchema,
  checkoutSchema,
  paymentProblemSchema,
  paymentSchema,
  type PaymentProblem,
} from "@/lib/shop/payment/schema";
import { orderFingerprintSchema, riskAssessmentSchema, riskLevelSchema } from "@/lib/shop/risk/schema";

export const orderStatusSchema = z.enum([
  "processing",
  "awaiting_payment",
  "awaiting_approval",
  "shipped",
  "delivered",
  "compensated",
]);
export type OrderStatus = z.infer<typeof orderStatusSchema>;

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

/** What an order asks for: a size, and where it goes: an address, or one of the shopper's address book. */
export const placeOrderRequestSchema = sizeRequestSchema.extend({
  shippingAddress: postalAddressInput.optional(),
  addressId: z.string().max(40).optional(),
});
export type PlaceOrderRequest = z.infer<typeof placeOrderRequestSchema>;

const timelineEntrySchema = z.object({ status: orderStatusSchema, at: z.iso.datetime() });
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** An order in a list, as its owner (and staff) may see it: no risk data, no callback id, ever. Times are ISO 8601. */
export interface OrderSummary {
  readonly orderId: string;
  /** Short, for people: `QS-7F3K-29`. */
  readonly orderNumber: string;
  readonly dropId: string;
  readonly status: OrderStatus;
  /** EU size. */
  readonly size: string;
  /** Null until a pair is held; stays for the record afterwards. */
  readonly pairNumber: number | null;
  /** Price and delivery. */
  readonly total: Money;
  /** The provider's hosted page, only while the order awaits payment. */
  readonly paymentUrl: string | null;
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
}

/** All that its owner may see of an order. */
export interface OrderView extends OrderSummary {
  readonly shippingAddress: PostalAddress | null;
  /** What the carrier says, once there is a parcel. */
  readonly delivery: null;
}

/** How the wait for a decision ended. Written once. `by` is the customer id of the reviewer. */
export const recordedDecisionSchema = z.object({
  decision: z.enum(["approve", "reject", "timeout"]),
  at: z.iso.datetime(),
  by: z.string().optional(),
  reasonCode: z.string().optional(),
  note: z.string().optional(),
  /** The score that the reviewer saw, its level, and which model said so. */
  score: z.int().optional(),
  level: riskLevelSchema.optional(),
  engine: z.string().optional(),
  /** The bulk decision that this was part of. */
  bulkId: z.string().optional(),
});
export type RecordedDecision = z.infer<typeof recordedDecisionSchema>;

/** The last stop of an execution of the order by an operator. `execution` is its ARN, `by` a customer id. */
const stopSchema = z.object({ execution: z.string(), at: z.iso.datetime(), by: z.string(), reason: z.string() });
export type Stop = z.infer<typeof stopSchema>;

/** What tells a repeat of the request from another one: the client's idempotency key, and a digest of what was asked. */
const orderRequestSchema = z.object({ key: z.string(), digest: z.string() });
/** The payment was not the order's whole total any more when it was looked at. Written once: from then on the order cannot ship. */
const recordedProblemSchema = z.object({ code: paymentProblemSchema, at: z.iso.datetime() });

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
  addressId: z.templateLiteral(["adr_", z.string()]),
  /** The country it goes to, ISO 3166: VAT is that country's. */
  destination: z.string(),
  timeline: z.array(timelineEntrySchema),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
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
  /** Digest of the payment provider's mark of the card that paid. */
  card: z.string().optional(),
};

/** What is gathered while the order is prepared, and there once it can be paid. */
const preparedOrder = {
  pairNumber: z.int(),
  risk: riskAssessmentSchema,
  checkout: checkoutSchema,
};

const deadline = { deadlineAt: z.iso.datetime() };

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
  shipped: z.object({
    status: z.literal("shipped"),
    ...everyOrder,
    ...preparedOrder,
    ...deadline,
    payment: authorizedPaymentSchema,
    decision: recordedDecisionSchema,
  }),
  delivered: z.object({
    status: z.literal("delivered"),
    ...everyOrder,
    ...preparedOrder,
    ...deadline,
    payment: authorizedPaymentSchema,
    decision: recordedDecisionSchema,
  }),
  compensated: z.object({
    status: z.literal("compensated"),
    ...everyOrder,
    ...z.object({ ...preparedOrder, ...deadline, payment: paymentSchema, decision: recordedDecisionSchema }).partial()
      .shape,
    reason: orderReasonSchema,
  }),
} satisfies Record<OrderStatus, z.ZodObject>;

/** An order as it is stored. */
export const orderSchema = z.discriminatedUnion("status", [
  orderIn.processing,
  orderIn.awaiting_payment,
  orderIn.awaiting_approval,
  orderIn.shipped,
  orderIn.delivered,
  orderIn.compensated,
]);
export type Order = z.infer<typeof orderSchema>;
/** An order as it begins. */
export type NewOrder = OrderIn<"processing">;
export type OrderIn<Status extends OrderStatus> = Extract<Order, { status: Status }>;
