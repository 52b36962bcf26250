import { z } from "zod";
import { autoApprovalSchema, thresholdsSchema, type Thresholds } from "@/lib/shop/risk-policy/schema";

/** What is known of who placed an order: as a reviewer decided, or nothing yet. */
export type Truth = "bot" | "person" | "unknown";

/** A paid order of a drop as its replay sees it. */
export interface ReplayedOrder {
  readonly orderId: string;
  readonly score: number;
  readonly truth: Truth;
}

/** What a manager tries out. `autoBelow`: approved without a person below that; null, none is. */
export interface Setting extends Thresholds {
  readonly autoBelow: number | null;
}

export type Counts = Readonly<Record<Truth, number>>;

/** What a setting would have made of a drop. */
export interface Replay {
  /** Orders by what their score suggests. */
  readonly approve: Counts;
  readonly review: Counts;
  readonly reject: Counts;
  /** Of those that approving is suggested for: without a person. */
  readonly auto: Counts;
  /** Orders that a person has to look at, and how long that takes. */
  readonly toLook: number;
  readonly minutes: number;
}

/** A share of a sample with its 95 % interval, in [0, 1]. */
export interface Estimate {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** What the blind slice says about what is approved without a person. */
export interface Missed {
  readonly approvedAlone: number;
  /** Of the slice that would have been approved: reviewed by a person, and of those rejected. */
  readonly reviewed: number;
  readonly rejected: number;
  readonly waiting: number;
  readonly estimate: Estimate | null;
}

export interface NamedOrder extends ReplayedOrder {
  readonly name: string;
  readonly email: string;
}

export const thresholdsFormSchema = z
  .object({
    version: z.coerce.number().int().min(0),
    ...thresholdsSchema.shape,
    auto: z.literal("on").optional(),
    below: autoApprovalSchema.shape.below,
    blindPercent: autoApprovalSchema.shape.blindPercent,
  })
  .refine(({ approveBelow, rejectFrom }) => approveBelow <= rejectFrom, {
    path: ["rejectFrom"],
    message: "Rejecting is suggested from a score on that is not lower than where approving ends.",
  })
  .refine(({ auto, below, approveBelow }) => auto === undefined || below <= approveBelow, {
    path: ["below"],
    message: "Only what approving is suggested for can be approved without a person.",
  });
export type ThresholdsForm = z.infer<typeof thresholdsFormSchema>;
