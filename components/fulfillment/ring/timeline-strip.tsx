import { counted } from "@/lib/platform/text/count";
import { Fragment } from "react";
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
/** So many orders are told one by one in words, too. */
const MOST_TOLD = 400;

/** Written once for all dots: a ring has hundreds of them. */
const DOTS =
  "[&_i]:absolute [&_i]:-bottom-1.5 [&_i]:size-2.5 [&_i]:-translate-x-1/2 [&_i]:rounded-full [&_i]:border-2 [&_i]:border-line-strong [&_i[data-own]]:z-1 [&_i[data-own]]:size-3 [&_i[data-own]]:border-ink [&_i[data-own]]:bg-accent";

interface TimelineStripProps {
  /** The first is the one that the others are laid beside. */
  readonly orders: readonly Pick<Comparable, "moments">[];
  readonly names: readonly string[];
  /** Whether every moment is told in a table below, where no other place tells it. */
  readonly told?: boolean;
}

/** When accounts were made and verified, ordered and paid: one lane each, all orders on one axis. */
export function TimelineStrip({ orders, names, told = false }: TimelineStripProps) {
  const axis = axisOf(orders.map(({ moments }) => moments));
  if (!axis) return null;
  return (
    <figure className="grid gap-1">
      <div
        role="img"
        aria-label={`Sign-up, verification, order and payment of ${counted(orders.length, "order")} on one axis.`}
        className={`grid grid-cols-[6rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1 text-sm text-muted ${DOTS}`}
      >
        {MOMENTS.map((moment) => (
          <Fragment key={moment}>
            <span>{momentWords[moment]}</span>
            <Lane points={axis.points.filter((point) => point.moment === moment)} />
          </Fragment>
        ))}
      </div>
      <figcaption className="flex flex-wrap justify-between gap-x-4 text-tag text-muted pl-27">
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

/** The order that the others are laid beside is filled, and above them. */
function Lane({ points }: { points: readonly Point[] }) {
  return (
    <span className="relative mx-1.5 h-5 border-b-2 border-line">
      {points.map(({ order, at }) => (
        <i key={order} data-own={order === 0 || undefined} style={{ left: `${Math.round(at * 1000) / 10}%` }} />
      ))}
    </span>
  );
}
