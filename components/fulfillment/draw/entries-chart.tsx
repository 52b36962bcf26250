import { counted } from "@/lib/platform/text/count";
import { ChartTable } from "@/components/fulfillment/charts/chart-table";
import { barWords, TimeBars } from "@/components/fulfillment/charts/time-bars";
import { LocalTime } from "@/components/time/local-time-client";
import type { DeskDraw } from "@/lib/desk/draw/schema";

type EntriesChartProps = Pick<DeskDraw, "overTime" | "bucketMinutes">;

/** How many entered in each stretch of time. */
export function EntriesChart({ overTime, bucketMinutes }: EntriesChartProps) {
  const total = overTime.reduce((sum, { entries }) => sum + entries, 0);
  if (total === 0) return <p className="text-muted">Nobody has entered yet.</p>;
  return (
    <figure className="grid gap-3">
      <figcaption className="text-sm text-muted">
        {barWords(bucketMinutes)} When someone entered plays no part.
      </figcaption>
      <TimeBars
        title="Chart of the entries"
        label={`${counted(total, "entry", "entries")} over time.`}
        bars={overTime.map(({ at, entries }) => ({ at, values: [entries] }))}
        fills={["var(--accent)"]}
      />
      <ChartTable
        summary="Entries as a table"
        columns={["From", "Entries"]}
        rows={overTime.map(({ at, entries }) => [<LocalTime key={at} iso={at} />, entries])}
      />
    </figure>
  );
}
