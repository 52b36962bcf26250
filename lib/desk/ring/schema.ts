import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import type { Link } from "@/lib/shop/risk/schema";

/** What became of an account and its order, ISO 8601; null what has not happened, or is not known any more. */
export interface Moments {
  readonly signedUp: string | null;
  readonly verified: string | null;
  readonly ordered: string;
  readonly paid: string | null;
}
export const MOMENTS = ["signedUp", "verified", "ordered", "paid"] as const satisfies readonly (keyof Moments)[];

/** What is known of the card that paid: as much as is printed on a receipt, and traits. */
export interface CardView {
  readonly brand: string;
  readonly last4: string;
  readonly traits: readonly string[];
}

/** An order with what can be laid beside another one's. */
export interface Comparable extends FulfillmentOrderView {
  readonly moments: Moments;
  readonly card: CardView | null;
  /** Traits of the network that it came from, in words. */
  readonly network: readonly string[];
}

export interface RingMember extends Comparable {
  /** What it shares with the order; of one that is farther away, with the one that led to it. */
  readonly links: readonly Link[];
  /** 1: it shares something with the order itself. */
  readonly distance: number;
}

/** An order and every order that shares something with it. */
export interface Ring {
  readonly order: Comparable;
  readonly members: readonly RingMember[];
  /** Of the whole ring without the order itself, whatever of it is listed. */
  readonly total: number;
  /** False where one thing is shared by more orders than are kept of it, or the ring was not walked to its end. */
  readonly isComplete: boolean;
}
