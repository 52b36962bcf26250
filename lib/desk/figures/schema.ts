import type { OrderStatus } from "@/lib/shop/order/schema";

export interface LevelRate {
  readonly level: "low" | "medium" | "high";
  readonly approved: number;
  readonly rejected: number;
}

export interface SizeStock {
  readonly size: string;
  readonly pairs: number;
  readonly left: number;
}

export interface SalesPoint {
  /** Start of the bucket. */
  readonly at: string;
  readonly orders: number;
  readonly shipped: number;
}

/** The desk's figures, as of `countedAt`. */
export interface Overview {
  readonly countedAt: string;
  readonly waiting: number;
  readonly waitingHigh: number;
  readonly endingSoon: number;
  readonly soonestDeadlineAt: string | null;
  readonly oldestAt: string | null;
  readonly decidedToday: number;
  readonly approvedToday: number;
  readonly rates: readonly LevelRate[];
  readonly stock: readonly SizeStock[];
  readonly sales: readonly SalesPoint[];
  readonly bucketMinutes: number;
  readonly byStatus: Readonly<Record<OrderStatus, number>>;
}
