/** What every shop sells. */
export const SIZES = ["38", "39", "40", "41", "42", "43", "44", "45"];
export const PAIRS_OF_A_SIZE = 2000;
export const PRICE_MINOR = 31_415;

/** How far a shopper goes: to the payment page, or on to the team's queue. */
export type Goal = "payment page" | "paid and waiting";

/** What one shopper saw. Times in milliseconds since the crowd's start, or durations where the name says so. */
export interface Experience {
  readonly orderAnswerMs: number;
  readonly paymentPageAtMs: number;
  readonly doneAtMs: number;
  readonly polls: number;
  /** 503s that asked to come again. */
  readonly shed: number;
}

export interface Failure {
  readonly failed: string;
}

export type Outcome = Experience | Failure;

/** A shop that a crowd can be sent at: ours, or one that people would pick instead. */
export interface Shop {
  readonly name: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Signs so many new shoppers in; called, they order all at once. What each saw, in no order. */
  gather(count: number, goal: Goal): Promise<() => Promise<Outcome[]>>;
  /** Asks once for the product's page. Whether it came. */
  view(): Promise<boolean>;
  /** How often each operation of the table was called so far; none where it is not counted. */
  tableCalls(): Promise<Readonly<Record<string, number>>>;
  /** CPU that each part has used so far. */
  cpuSeconds(): Readonly<Record<string, number>>;
}

export const failed = (error: unknown): Failure => ({ failed: error instanceof Error ? error.message : String(error) });
