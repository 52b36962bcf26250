import type { Money } from "@/lib/platform/money";
import type { Inspection, ReturnStatus, ReturnView } from "@/lib/shop/returns/schema";

/** A return in the team's list. Times are ISO 8601. */
export interface ReturnRow {
  readonly returnId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly status: ReturnStatus;
  readonly cause: ReturnView["cause"];
  readonly size: string;
  readonly pairNumber: number | null;
  readonly total: Money;
  /** Since when it is in this state. */
  readonly since: string;
  /** Until when what it waits for must come. */
  readonly deadlineAt: string | null;
  /** Why the carrier sold no label. */
  readonly labelProblem: string | null;
}

/** All that the team sees of a return. */
export interface ReturnDetail extends ReturnRow {
  readonly customer: string;
  /** The shopper's words. */
  readonly reason: string | null;
  readonly trackingCode: string | null;
  readonly trackingUrl: string | null;
  readonly inspection: Inspection | null;
  /** Who inspected it. */
  readonly inspectedBy: string | null;
  readonly refund: Money | null;
  /** Whether a member of the team may inspect it now. */
  readonly inspectable: boolean;
  /** Whether it may be said that the pair is here, though no scan says so. */
  readonly arrivable: boolean;
  readonly timeline: ReturnView["timeline"];
}
