import type { DropView } from "@/lib/shop/drop/schema";

interface Drawn extends Pick<DropView, "phase" | "drawnAt"> {
  /** Whether the drop ended without a draw, so that none will come. */
  readonly isUndrawn: boolean;
}

/** What is said of a draw where neither its entries nor its random number are waited for. */
export function drawnWords({ phase, drawnAt, isUndrawn }: Drawn): string {
  if (isUndrawn) return "This drop ended before winners were drawn.";
  if (phase !== "closed")
    return drawnAt === null
      ? "This drop is drawn: chance decides after the entries have closed."
      : "This drop was drawn; a pair that comes back goes to those in line first.";
  return drawnAt === null
    ? "The drop is over. What comes of its draw is on the page of the draw."
    : "This drop was drawn.";
}
