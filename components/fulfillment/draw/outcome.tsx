import { plural } from "@/lib/platform/text/count";
import { FigureTable } from "@/components/fulfillment/charts/chart-table";
import { statusWords } from "@/components/order/words";
import { LocalTime } from "@/components/time/local-time-client";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { DrawOutcome } from "@/lib/desk/draw/schema";

const inLineWords = (waiting: number): string =>
  waiting === 0 ? "nobody is in line now." : `${waiting} ${plural(waiting, "is", "are")} in line now.`;

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** What has come of the draw: winners, their orders, the line and the pairs that are left. */
export function Outcome({ outcome: { drawnAt, ranked, sizes, waiting, orders } }: { outcome: DrawOutcome }) {
  return (
    <>
      <p>
        Drawn <LocalTime iso={drawnAt} />: {ranked} ranked, {sum(sizes.map(({ winners }) => winners))} won a pair,{" "}
        {inLineWords(waiting)}
      </p>
      <dl aria-label="Orders by status" className="flex flex-wrap gap-x-8 gap-y-2">
        {orders.map(([status, count]) => (
          <div key={status} className="flex gap-2">
            <dt className="text-muted">{statusWords[status]}</dt>
            <dd className="font-bold tabular-nums">{count}</dd>
          </div>
        ))}
      </dl>
      <ScrollRegion label="Pairs by size" className="text-sm">
        <FigureTable
          columns={["Size", "Pairs drawn for", "Winners", "Free now"]}
          rows={sizes.map(({ size, pairs, winners, left }) => [`EU\u00A0${size}`, pairs, winners, left])}
        />
      </ScrollRegion>
    </>
  );
}
