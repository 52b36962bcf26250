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

/** What waits for the desk and what it did today, as of `countedAt`. Times are ISO 8601. */
export interface Workload {
  readonly countedAt: string;
  readonly waiting: number;
  readonly waitingHigh: number;
  /** Of those waiting: within two hours. */
  readonly endingSoon: number;
  readonly oldestAt: string | null;
  /** By people, on this UTC day. */
  readonly decidedToday: number;
  readonly approvedToday: number;
  readonly stock: readonly SizeStock[];
}

/** How the drop went so far, as of `countedAt`. */
export interface Sales {
  readonly countedAt: string;
  readonly rates: readonly LevelRate[];
  readonly sales: readonly SalesPoint[];
  readonly bucketMinutes: number;
}
