import { DropBadge } from "@/components/fulfillment/drops/drop-badge";
import { LocalTime } from "@/components/time/local-time-client";
import { QuietLink } from "@/components/ui/quiet-link";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { ManagedDrop } from "@/lib/desk/drops/schema";
import { formatMoney } from "@/lib/platform/money";

const heads = ["Drop", "State", "Opens", "Closes", "Price", "Pairs", "Left"] as const;

/** Every drop in a row, newest first. */
export function DropTable({ drops }: { drops: readonly ManagedDrop[] }) {
  return (
    <ScrollRegion label="Drops" className="border-t-2 border-ink">
      <table className="w-full min-w-[46rem] text-left text-sm tabular-nums">
        <thead>
          <tr className="border-b border-line">
            {heads.map((head) => (
              <th key={head} scope="col" className="py-2 pr-4 font-bold">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drops.map((drop) => (
            <DropRow key={drop.dropId} drop={drop} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const total = (drop: ManagedDrop, of: "pairs" | "left"): string =>
  drop.sizes.reduce((sum, size) => sum + size[of], 0).toLocaleString("en");

function DropRow({ drop }: { drop: ManagedDrop }) {
  return (
    <tr className="h-11 border-b border-line">
      <th scope="row" className="pr-4">
        <QuietLink href={`/fulfillment/drops/${drop.dropId}`} className="underline underline-offset-4">
          {drop.name}
        </QuietLink>
      </th>
      <td className="pr-4">
        <DropBadge drop={drop} />
      </td>
      <td className="pr-4">
        <LocalTime iso={drop.opensAt} />
      </td>
      <td className="pr-4">
        <LocalTime iso={drop.closesAt} />
      </td>
      <td className="pr-4">{formatMoney(drop.price)}</td>
      <td className="pr-4">{total(drop, "pairs")}</td>
      <td>{total(drop, "left")}</td>
    </tr>
  );
}
