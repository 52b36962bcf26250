import type { DropPhase, DropView } from "@/lib/shop/drop/schema";

/** What the page shows of a drop: that it is sold out, too. */
export type ShownPhase = DropPhase | "sold_out";

const isSoldOut = ({ sizes }: Pick<DropView, "sizes">): boolean =>
  sizes.every(({ availability }) => availability === "sold_out");

/** The phase of the drop as it was read, and whether anything is left. */
export const shownPhase = (drop: Pick<DropView, "phase" | "sizes">): ShownPhase =>
  drop.phase === "open" && isSoldOut(drop) ? "sold_out" : drop.phase;
