import { ScrollRegion } from "@/components/ui/scroll-region";
import type { ManagedDrop, ManagedSize } from "@/lib/desk/drops/schema";

const numbersOf = ({ batches }: ManagedSize): string =>
  batches
    .map(({ firstNumber, pairs }) => (pairs === 1 ? `${firstNumber}` : `${firstNumber}–${firstNumber + pairs - 1}`))
    .join(", ");

/** The pairs of each size, those that are left, and their numbers. */
export function DropSizes({ drop }: { drop: ManagedDrop }) {
  return (
    <ScrollRegion label="Sizes" className="border-t-2 border-ink">
      <table className="w-full text-left text-sm tabular-nums">
        <thead>
          <tr className="border-b border-line">
            {["EU", "Pairs", "Left", "Numbers"].map((head) => (
              <th key={head} scope="col" className="py-1.5 pr-4">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drop.sizes.map((size) => (
            <tr key={size.size} className="border-b border-line">
              <th scope="row" className="py-1.5 pr-4">
                {size.size}
              </th>
              <td className="pr-4">{size.pairs}</td>
              <td className="pr-4">{size.left}</td>
              <td className="numeric">{numbersOf(size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
