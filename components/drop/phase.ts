import type { DropView } from "@/lib/shop/drop/schema";

export type DropPhase = "upcoming" | "open" | "sold_out" | "closed";

/** The phase of the drop at a moment of the server's clock. */
export function phaseOf(drop: DropView, nowMs: number): DropPhase {
  if (nowMs < Date.parse(drop.opensAt)) return "upcoming";
  if (nowMs >= Date.parse(drop.closesAt)) return "closed";
  return drop.sizes.every(({ availability }) => availability === "sold_out") ? "sold_out" : "open";
}
