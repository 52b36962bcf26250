import type { Claim } from "@/lib/desk/review-lock/schema";

/** How long a look at an order counts without a sign of life. */
export const CLAIM_MS = 90_000;
export const isHeld = (claim: Claim | undefined, nowMs: number): claim is Claim =>
  claim !== undefined && claim.untilMs > nowMs;
