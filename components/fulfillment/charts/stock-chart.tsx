import { ChartTable } from "@/components/fulfillment/charts/chart-table";
import type { SizeStock } from "@/lib/desk/figures/schema";

/** What is left of each size, as a share of what there was. */
export function StockChart({ stock }: { stock: readonly SizeStock[] }) {
  const most = Math.max(1, ...stock.map(({ pairs }) => pairs));
  if (stock.length === 0) return <p className="text-muted">No drop is announced yet.</p>;
  return (
    <figure className="grid gap-4">
      <ul className="grid gap-1.5">
        {stock.map((size) => (
          <Size key={size.size} {...size} most={most} />
        ))}
      </ul>
      <ChartTable
        summary="Pairs left as a table"
        columns={["Size", "Left", "Of"]}
        rows={stock.map(({ size, left, pairs }) => [`EU ${size}`, left, pairs])}
      />
    </figure>
  );
}

function Size({ size, left, pairs, most }: SizeStock & { most: number }) {
  const share = (value: number) => (value / most) * 100;
  return (
    <li className="grid grid-cols-[4rem_minmax(0,1fr)_6rem] items-center gap-3 text-sm tabular-nums">
      <span className="font-bold">EU {size}</span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" className="h-4 w-full">
        <rect width={share(pairs)} height="4" fill="var(--line)" />
        <rect width={share(left)} height="4" fill="var(--accent)" />
      </svg>
      <span className={left === 0 ? "font-bold text-danger" : ""}>
        {left === 0 ? "sold out" : `${left} of ${pairs}`}
      </span>
    </li>
  );
}
