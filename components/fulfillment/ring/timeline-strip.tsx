import { ChartTable } from "@/components/fulfillment/charts/chart-table";
import { LocalTime } from "@/components/time/local-time-client";
import { MOMENTS, type Comparable, type Moments } from "@/lib/desk/ring/schema";
import { axisOf, type Point } from "@/lib/desk/ring/timeline";

export const momentWords: Record<keyof Moments, string> = {
  signedUp: "Sign-up",
  verified: "Verification",
  ordered: "Order",
  paid: "Payment",
};
const WIDTH = 720;
const LEFT = 96;
const LANE = 26;
const RADIUS = 5;
/** So many orders are told one by one in words, too. */
const MOST_TOLD = 400;

interface TimelineStripProps {
  /** The first is the one that the others are laid beside. */
  readonly orders: readonly Pick<Comparable, "moments">[];
  readonly names: readonly string[];
  /** Whether every moment is told in a table below, where no other place tells it. */
  readonly told?: boolean;
}

const xOf = (at: number): number => LEFT + RADIUS + (WIDTH - LEFT - 2 * RADIUS) * at;

/** When accounts were made and verified, ordered and paid: one lane each, all orders on one axis. */
export function TimelineStrip({ orders, names, told = false }: TimelineStripProps) {
  const axis = axisOf(orders.map(({ moments }) => moments));
  if (!axis) return null;
  const height = MOMENTS.length * LANE;
  return (
    <figure className="grid gap-1">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={`Sign-up, verification, order and payment of ${orders.length} orders on one axis.`}
        className="w-full"
      >
        {MOMENTS.map((moment, lane) => (
          <Lane key={moment} moment={moment} y={lane * LANE + LANE / 2} points={axis.points} />
        ))}
      </svg>
      <figcaption className="flex flex-wrap justify-between gap-x-4 text-tag text-muted sm:pl-24">
        <LocalTime iso={axis.from} />
        <span>Filled: {names[0]}</span>
        <LocalTime iso={axis.to} />
      </figcaption>
      {told ? <Told orders={orders} names={names} /> : null}
    </figure>
  );
}

function Told({ orders, names }: TimelineStripProps) {
  return (
    <ChartTable
      summary="Times as a table, in UTC"
      columns={["Shopper", ...MOMENTS.map((moment) => momentWords[moment])]}
      rows={orders
        .slice(0, MOST_TOLD)
        .map(({ moments }, i) => [
          names[i] ?? "",
          ...MOMENTS.map((moment) => moments[moment]?.slice(0, 19).replace("T", " ") ?? "not known"),
        ])}
    />
  );
}

function Lane({ moment, y, points }: { moment: keyof Moments; y: number; points: readonly Point[] }) {
  const own = points.filter((point) => point.moment === moment);
  return (
    <g>
      <text x={0} y={y + 5} fontSize="15" fill="var(--muted)">
        {momentWords[moment]}
      </text>
      <line x1={LEFT} x2={WIDTH} y1={y} y2={y} stroke="var(--line)" />
      {own
        .toSorted((a, b) => Number(a.order === 0) - Number(b.order === 0))
        .map(({ order, at }) => (
          <circle
            key={order}
            cx={xOf(at)}
            cy={y}
            r={order === 0 ? RADIUS + 1 : RADIUS}
            fill={order === 0 ? "var(--accent)" : "none"}
            stroke={order === 0 ? "var(--ink)" : "var(--line-strong)"}
            strokeWidth={1.5}
          />
        ))}
    </g>
  );
}
