import { counted } from "@/lib/platform/text/count";
import { ChartTable } from "@/components/fulfillment/charts/chart-table";
import type { SizeDemand } from "@/lib/desk/draw/schema";

const perPair = (first: number, pairs: number): string => (pairs === 0 ? "no pairs" : (first / pairs).toFixed(1));

/** First choices of each size, against its pairs. */
export function DemandChart({ demand }: { demand: readonly SizeDemand[] }) {
  const most = Math.max(1, ...demand.flatMap(({ pairs, first }) => [pairs, first]));
  return (
    <figure className="grid gap-4">
      <ul className="grid gap-1.5">
        {demand.map((size) => (
          <Size key={size.size} {...size} most={most} />
        ))}
      </ul>
      <ChartTable
        summary="Sizes as a table"
        columns={["Size", "First choice of", "Pairs", "Entries a pair"]}
        rows={demand.map(({ size, pairs, first }) => [`EU ${size}`, first, pairs, perPair(first, pairs)])}
      />
    </figure>
  );
}

function Size({ size, pairs, first, most }: SizeDemand & { most: number }) {
  const share = (value: number) => (value / most) * 100;
  return (
    <li className="grid grid-cols-[4rem_minmax(0,1fr)_8rem] items-center gap-3 text-sm tabular-nums">
      <span className="font-bold">EU {size}</span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" className="h-4 w-full">
        <rect width={share(first)} height="2" fill="var(--accent)" />
        <rect width={share(pairs)} y="2" height="2" fill="var(--line-strong)" />
      </svg>
      <span>
        {first} for {counted(pairs, "pair")}
      </span>
    </li>
  );
}
