import { counted } from "@/lib/platform/text/count";
import type { DropView } from "@/lib/shop/drop/schema";

/** A drop, and how many of its pairs are sold. */
export interface ListedDrop {
  readonly drop: DropView;
  readonly sold: number;
  readonly pairs: number;
}

const inNumbers = (count: number): string => count.toLocaleString("en");

/** What became of a drop that is over. */
export function SoldCount({ drop, sold, pairs }: ListedDrop) {
  if (drop.phase !== "closed") return null;
  return (
    <p className="numeric text-sm">
      {inNumbers(sold)} of {counted(pairs, "pair")} sold
    </p>
  );
}
