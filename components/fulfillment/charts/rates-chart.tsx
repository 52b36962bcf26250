import { ChartTable } from "@/components/fulfillment/charts/chart-table";
import { percent } from "@/components/fulfillment/charts/scale";
import type { LevelRate } from "@/lib/desk/figures/schema";

const words = { low: "Low", medium: "Medium", high: "High" } as const;

/** How often people approve what was scored low, medium and high. */
export function RatesChart({ rates }: { rates: readonly LevelRate[] }) {
  if (rates.every(({ approved, rejected }) => approved + rejected === 0))
    return <p className="text-muted">Nothing has been decided yet.</p>;
  return (
    <figure className="grid gap-4">
      <ul className="grid gap-3">
        {rates.map((rate) => (
          <Rate key={rate.level} rate={rate} />
        ))}
      </ul>
      <ChartTable
        summary="Decisions as a table"
        columns={["Risk level", "Approved", "Rejected"]}
        rows={rates.map(({ level, approved, rejected }) => [words[level], approved, rejected])}
      />
    </figure>
  );
}

function Rate({ rate: { level, approved, rejected } }: { rate: LevelRate }) {
  const total = approved + rejected;
  const share = percent(approved, total);
  return (
    <li className="grid gap-1">
      <span className="flex flex-wrap justify-between gap-x-4">
        <span className="font-bold">{words[level]}</span>
        <span className="text-sm tabular-nums">{total === 0 ? "none decided" : `${share} % of ${total}`}</span>
      </span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" className="h-4 w-full">
        <rect width="100" height="4" fill={total === 0 ? "var(--sunken)" : "var(--danger)"} />
        {total === 0 ? null : <rect width={share} height="4" fill="var(--ok)" />}
        {share > 0 && share < 100 ? <rect x={share - 0.3} width="0.6" height="4" fill="var(--raised)" /> : null}
      </svg>
    </li>
  );
}
