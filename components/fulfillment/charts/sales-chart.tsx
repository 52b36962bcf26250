import { counted } from "@/lib/platform/text/count";
import { ChartTable } from "@/components/fulfillment/charts/chart-table";
import { barWords, Swatch, TimeBars } from "@/components/fulfillment/charts/time-bars";
import { LocalTime } from "@/components/time/local-time-client";
import type { SalesPoint } from "@/lib/desk/figures/schema";

interface SalesChartProps {
  readonly sales: readonly SalesPoint[];
  readonly bucketMinutes: number;
}

/** Orders in each stretch of time, those that shipped filled. */
export function SalesChart({ sales, bucketMinutes }: SalesChartProps) {
  const total = sales.reduce((sum, { orders }) => sum + orders, 0);
  if (total === 0) return <p className="text-muted">Nothing has been ordered yet.</p>;
  const shipped = sales.reduce((sum, point) => sum + point.shipped, 0);
  return (
    <figure className="grid gap-3">
      <figcaption className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <span>
          <Swatch className="bg-accent" /> {total} ordered
        </span>
        <span>
          <Swatch className="bg-ok" /> {shipped} of them shipped
        </span>
        <span className="text-muted">{barWords(bucketMinutes)}</span>
      </figcaption>
      <TimeBars
        title="Sales over time"
        label={`${counted(total, "order")} over time, ${shipped} of them shipped.`}
        bars={sales.map(({ at, orders, shipped: gone }) => ({ at, values: [orders, gone] }))}
        fills={["var(--accent)", "var(--ok)"]}
      />
      <ChartTable
        summary="Sales as a table"
        columns={["From", "Ordered", "Shipped"]}
        rows={sales.map(({ at, orders, shipped: gone }) => [<LocalTime key={at} iso={at} />, orders, gone])}
      />
    </figure>
  );
}
