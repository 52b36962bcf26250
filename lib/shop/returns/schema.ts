import { z } from "zod";
import { feeSchema, moneySchema, type Money } from "@/lib/platform/money";
import { freeText } from "@/lib/platform/text/rules";
import { returnCauseSchema, type Returning } from "@/lib/shop/order/schema";
import { labelSchema, trackingSchema } from "@/lib/shop/shipping/schema";

export const returnStatusSchema = z.enum([
  "requested",
  "label_sent",
  "in_transit",
  "received",
  "refunded",
  "refused",
  "expired",
]);
export type ReturnStatus = z.infer<typeof returnStatusSchema>;

const REASON_MAX = 1000;
const NOTE_MAX = 2000;

/** The shopper's statement that they withdraw from the contract. A reason is never needed. */
export const withdrawalRequestSchema = z.object({
  confirm: z.literal(true, { error: "Confirm that you withdraw from the contract." }),
  reason: freeText(REASON_MAX).optional(),
});

const inspectionResultSchema = z.enum(["accept", "deduct", "refuse"], { error: "Choose a result." });
const stockChoiceSchema = z.enum(["restock", "write_off"]);

/** What a member of the team says about a pair that has come back. The deduction is in minor units of the order's currency. */
export const inspectionRequestSchema = z
  .object({
    result: inspectionResultSchema,
    deductionMinor: z.int("Enter an amount.").min(1, "Enter an amount.").optional(),
    note: freeText(NOTE_MAX).default(""),
    /** What becomes of the pair. Absent: back into stock when it is accepted, written off otherwise. */
    stock: stockChoiceSchema.optional(),
  })
  .refine(({ result, deductionMinor }) => result !== "deduct" || deductionMinor !== undefined, {
    path: ["deductionMinor"],
    error: "Enter an amount.",
  })
  .refine(({ result, note }) => result === "accept" || note !== "", {
    path: ["note"],
    error: "Say why: the shopper reads it.",
  });
export type InspectionRequest = z.infer<typeof inspectionRequestSchema>;

/** How the wait for the inspection ended. Written once. Without `by` none came in time, and the store gave the money back. */
export const inspectionSchema = z.object({
  result: inspectionResultSchema,
  deduction: moneySchema.optional(),
  note: z.string(),
  stock: stockChoiceSchema,
  at: z.iso.datetime(),
  /** A customer id of the team. */
  by: z.string().optional(),
});
export type Inspection = z.infer<typeof inspectionSchema>;

const returnLabelSchema = labelSchema.omit({ labelUrl: true });

const timelineEntrySchema = z.object({ status: returnStatusSchema, at: z.iso.datetime() });

/** What a return is from the beginning. */
const everyReturn = {
  returnId: z.templateLiteral(["ret_", z.string()]),
  orderId: z.templateLiteral(["ord_", z.string()]),
  customerId: z.templateLiteral(["cus_", z.string()]),
  cause: returnCauseSchema,
  /** Why, in the shopper's words. */
  reason: z.string().optional(),
  /** When the shopper declared it, or the carrier brought the parcel back. */
  requestedAt: z.iso.datetime(),
  /** Whether there is a parcel: a withdrawal before the shipment has none, and ends when the payment is released. */
  shipped: z.boolean(),
  /** What was paid for the order. */
  total: moneySchema,
  timeline: z.array(timelineEntrySchema),
  updatedAt: z.iso.datetime(),
};

/** What is learned on the way, a little at a time. */
const learned = z
  .object({
    /** The execution's wait for news. */
    callbackId: z.string(),
    /** The carrier's shipment whose label is bought: the only one of the return that may be. */
    shipmentId: z.string(),
    label: returnLabelSchema,
    /** The image to print: it shows where the shopper lives. */
    labelUrl: z.url(),
    /** Why the carrier sells no label, in its words. */
    labelProblem: z.object({ reason: z.string(), at: z.iso.datetime() }),
    /** Until when what the present state waits for must come. */
    deadlineAt: z.iso.datetime(),
    /** The carrier has the return's parcel, or had it. */
    tracking: trackingSchema,
    /** The pair is back with us. */
    arrivedAt: z.iso.datetime(),
    /** The order that was never shipped is undone, and its payment released. */
    releasedAt: z.iso.datetime(),
    inspection: inspectionSchema,
  })
  .partial().shape;

const inState = <Status extends ReturnStatus>(status: Status) => ({
  status: z.literal(status),
  ...everyReturn,
  ...learned,
});

/** What a return has in each status. */
const returnIn = {
  requested: z.object(inState("requested")),
  label_sent: z.object({ ...inState("label_sent"), label: returnLabelSchema, deadlineAt: z.iso.datetime() }),
  in_transit: z.object({ ...inState("in_transit"), deadlineAt: z.iso.datetime() }),
  received: z.object({ ...inState("received"), arrivedAt: z.iso.datetime(), deadlineAt: z.iso.datetime() }),
  /** `refund`: what has gone back, or was never taken. */
  refunded: z.object({ ...inState("refunded"), refund: feeSchema }),
  refused: z.object({ ...inState("refused"), inspection: inspectionSchema }),
  expired: z.object(inState("expired")),
} satisfies Record<ReturnStatus, z.ZodObject>;

/** A return as it is stored. */
export const returnSchema = z.discriminatedUnion("status", [
  returnIn.requested,
  returnIn.label_sent,
  returnIn.in_transit,
  returnIn.received,
  returnIn.refunded,
  returnIn.refused,
  returnIn.expired,
]);
export type Return = z.infer<typeof returnSchema>;
export type ReturnIn<Status extends ReturnStatus> = Extract<Return, { status: Status }>;

/** A return as its owner and the team may see it: no callback id. Times are ISO 8601. */
export interface ReturnView {
  readonly returnId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly status: ReturnStatus;
  readonly cause: Returning["cause"];
  /** Whether a parcel goes back. */
  readonly shipped: boolean;
  readonly requestedAt: string;
  /** The label to print. */
  readonly labelUrl: string | null;
  readonly trackingCode: string | null;
  readonly trackingUrl: string | null;
  /** Until when the parcel must be sent off, while it is not. */
  readonly deadlineAt: string | null;
  readonly refund: Money | null;
  readonly total: Money;
  /** What was kept back, and why; why it was refused. */
  readonly deduction: Money | null;
  readonly note: string | null;
  readonly updatedAt: string;
  readonly timeline: readonly z.infer<typeof timelineEntrySchema>[];
}
