import type { Stack } from "../../../e2e/support/stack.ts";
import type { Shopper } from "./accounts.ts";

export const SIZE = "42";

/** The drop of a campaign, published. Times in milliseconds of Unix time. */
export interface OpenDrop {
  readonly stack: Stack;
  readonly dropId: string;
  readonly opensAtMs: number;
  /** Of a draw. */
  readonly entriesCloseAtMs?: number;
  /** No actor starts anything after it. */
  readonly endsAtMs: number;
}

/** What became of a shopper. */
export type End = "shipped" | "rejected" | "excluded" | "sold out" | "not drawn" | "let go" | "waiting" | "failed";

export interface Visit {
  readonly shopper: Shopper;
  readonly orderIds: readonly string[];
  readonly end: End;
  /** Of the pair that was shipped. */
  readonly pairNumber?: number;
  readonly error?: string;
}

/** Plays a shopper: what goes wrong with one is told, and ends none of the others. */
export async function visitOf(
  shopper: Shopper,
  orderIds: readonly string[],
  play: () => Promise<Ending>,
): Promise<Visit> {
  try {
    return { shopper, orderIds, ...(await play()) };
  } catch (error) {
    return { shopper, orderIds, end: "failed", error: String(error) };
  }
}

export type Ending = Pick<Visit, "end" | "pairNumber">;
