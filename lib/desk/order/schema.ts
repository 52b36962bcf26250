import type { Money } from "@/lib/platform/money";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import type { ReviewLockView } from "@/lib/desk/review-lock/schema";
import type { ScoreShown } from "@/lib/shop/order/review/schema";
import type { OrderReason, OrderStatus } from "@/lib/shop/order/schema";
import type { FraudReports, PaymentProblem } from "@/lib/shop/payment/schema";
import type { RiskView } from "@/lib/shop/risk/schema";
import type { ParcelView } from "@/lib/shop/shipping/schema";

/** What a person decided, as the team sees it. `name` is the first name of who decided. */
export interface DecisionView {
  readonly decision: "approve" | "reject" | "timeout";
  readonly at: string;
  readonly name: string | null;
  readonly reasonCode: string | null;
  readonly note: string | null;
  /** What its reviewer was shown of the score. */
  readonly view: ScoreShown | null;
  /** The version of the managers' policy that approved it; null where a person decided. */
  readonly policyVersion: number | null;
}

/** Ends soon, was answered by the shopper, or shares something that is blocked. */
export type OrderFlag = "ends_soon" | "answered" | "blocked";

/** One row of the fulfillment team's queue. */
export interface FulfillmentOrderView {
  readonly orderId: string;
  /** Short, for people: `QS-7F3K-29`. */
  readonly orderNumber: string;
  readonly status: OrderStatus;
  readonly size: string;
  readonly pairNumber: number | null;
  readonly customer: {
    readonly customerId: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string;
  };
  /** Price and delivery. */
  readonly total: Money;
  /** Null when it has expired or was erased. */
  readonly shippingAddress: PostalAddress | null;
  /** What the carrier says, once there is a parcel. */
  readonly parcel: ParcelView | null;
  /** Its return, once there is one. */
  readonly returnId: string | null;
  /** Null before it is scored, and while no one is to see the score. */
  /** Null where it is not scored yet, or its score is kept back. */
  readonly risk: RiskView | null;
  /** Drawn for a review without its score. */
  readonly blind: boolean;
  readonly createdAt: string;
  readonly deadlineAt: string | null;
  readonly reason: OrderReason | null;
  readonly decision: DecisionView | null;
  /** A decision that counts soon: until then its reviewer may take it back. */
  readonly pending: {
    readonly decision: "approve" | "reject";
    readonly name: string | null;
    readonly mine: boolean;
    readonly countsAt: string;
  } | null;
  readonly reviewLock: ReviewLockView | null;
  /** Who looks after it. */
  readonly assignee: { readonly customerId: string; readonly name: string | null; readonly mine: boolean } | null;
  readonly hold: { readonly until: string; readonly name: string | null; readonly note: string | null } | null;
  /** The latest deadline that the card's authorisation allows; null where it does not wait for a decision. */
  readonly lastDeadlineAt: string | null;
  /** What of the order is blocked, and why. */
  readonly blocks: readonly { readonly kind: string; readonly reason: string }[];
  /** What the team should see before other orders. */
  readonly flags: readonly OrderFlag[];
  /** An operator stopped its execution: it is being brought to its end. */
  readonly stopped: boolean;
  /** Its payment is not, or no longer, its total: it cannot ship for it, or should not have. */
  readonly paymentProblem: PaymentProblem | null;
  /** What bank and card network reported of its payment. */
  readonly fraudReports: FraudReports;
}
