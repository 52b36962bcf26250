import { ChartTable } from "@/components/fulfillment/charts/chart-table";
import { niceMax } from "@/components/fulfillment/charts/scale";
import { ValueAxis } from "@/components/fulfillment/charts/value-axis";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { LocalText, LocalTime } from "@/components/time/local-time-client";
import type { SalesPoint } from "@/lib/desk/figures/schema";

const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 34;
const BOTTOM = 26;
const TOP = 8;
const plotHeight = HEIGHT - TOP - BOTTOM;

interface SalesChartProps {
  readonly sales: readonly SalesPoint[];
  readonly bucketMinutes: number;
}

const spanWords = (minutes: number) =>
  minutes < 60 ? `${minutes} minutes` : minutes === 60 ? "hour" : `${minutes / 60} hours`;

/** Orders in each stretch of time, those that shipped filled. */
export function SalesChart({ sales, bucketMinutes }: SalesChartProps) {
  const total = sales.reduce((sum, { orders }) => sum + orders, 0);
  if (total === 0) return <p className="text-muted">Nothing has been ordered yet.</p>;
  const shipped = sales.reduce((sum, point) => sum + point.shipped, 0);
  const max = niceMax(Math.max(...sales.map(({ orders }) => orders)));
  return (
    <figure className="grid gap-3">
      <figcaption className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <span>
          <Swatch className="bg-accent" /> {total} ordered
        </span>
        <span>
          <Swatch className="bg-ok" /> {shipped} of them shipped
        </span>
        <span className="text-muted">Each bar is {bucketMinutes === 60 ? "an hour" : spanWords(bucketMinutes)}.</span>
      </figcaption>
      <ScrollRegion label="Sales over time">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={`${total} orders over time, ${shipped} of them shipped.`}
          className="w-full max-w-[60rem] min-w-[40rem]"
        >
          <ValueAxis max={max} left={LEFT} right={WIDTH} top={TOP} height={plotHeight} />
          {sales.map((point, i) => (
            <Bar key={point.at} point={point} i={i} count={sales.length} max={max} />
          ))}
          <TimeMarks sales={sales} />
        </svg>
      </ScrollRegion>
      <ChartTable
        summary="Sales as a table"
        columns={["From", "Ordered", "Shipped"]}
        rows={sales.map(({ at, orders, shipped: gone }) => [<LocalTime key={at} iso={at} />, orders, gone])}
      />
    </figure>
  );
}

export function Swatch({ className }: { className: string }) {
  return <span aria-hidden="true" className={`mr-1 inline-block size-3 ${className}`} />;
}

function Bar({ point, i, count, max }: { point: SalesPoint; i: number; count: number; max: number }) {
  const slot = (WIDTH - LEFT) / count;
  const x = LEFT + i * slot + slot * 0.12;
  const width = Math.min(slot * 0.76, 48);
  const height = (value: number) => (value / max) * plotHeight;
  const bottom = TOP + plotHeight;
  return (
    <g>
      <rect x={x} width={width} y={bottom - height(point.orders)} height={height(point.orders)} fill="var(--accent)" />
      <rect x={x} width={width} y={bottom - height(point.shipped)} height={height(point.shipped)} fill="var(--ok)" />
    </g>
  );
}

/** First, middle and last. */
function TimeMarks({ sales }: { sales: readonly SalesPoint[] }) {
  const last = sales.length - 1;
  const shown = [...new Set(last < 2 ? [0] : [0, Math.floor(last / 2), last])];
  const slot = (WIDTH - LEFT) / sales.length;
  return shown.map((i) => (
    <text
      key={i}
      x={i === last && i > 0 ? WIDTH : LEFT + i * slot}
      y={HEIGHT - 6}
      textAnchor={i === last && i > 0 ? "end" : "start"}
      fontSize="13"
      fill="var(--muted)"
    >
      <LocalText iso={sales[i]?.at ?? ""} />
    </text>
  ));
}
