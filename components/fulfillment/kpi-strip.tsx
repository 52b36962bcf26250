import type { ReactNode } from "react";
import { durationWords } from "@/components/fulfillment/words";
import type { Workload } from "@/lib/desk/figures/schema";

/** The five figures that say whether the desk keeps up. */
export function KpiStrip({ workload, nowMs }: { workload: Workload; nowMs: number }) {
  const { waiting, waitingHigh, endingSoon, oldestAt, decidedToday, approvedToday, stock } = workload;
  const left = stock.reduce((sum, size) => sum + size.left, 0);
  const gone = stock.filter((size) => size.left === 0).length;
  return (
    <dl
      aria-label="Figures"
      className="grid grid-cols-2 overflow-hidden border-2 border-ink bg-raised sm:grid-cols-3 lg:grid-cols-5"
    >
      <Figure name="Waiting" value={waiting} note={`${waitingHigh} high risk`} />
      <Figure name="Ending soon" value={endingSoon} note="within two hours" loud={endingSoon > 0} />
      <Figure
        name="Oldest"
        value={oldestAt ? durationWords(nowMs - Date.parse(oldestAt)) : "none"}
        note="since it was ordered"
      />
      <Figure name="Decided today" value={decidedToday} note={share(approvedToday, decidedToday)} />
      <Figure name="Pairs left" value={left} note={leftNote(gone)} />
    </dl>
  );
}

const leftNote = (gone: number) => (gone === 0 ? "in every size" : `${gone} ${gone === 1 ? "size" : "sizes"} sold out`);

const share = (part: number, whole: number) =>
  whole === 0 ? "none yet" : `${Math.round((part / whole) * 100)} % approved`;

function Figure({ name, value, note, loud = false }: { name: string; value: ReactNode; note: string; loud?: boolean }) {
  return (
    <div className="-mr-0.5 -mb-0.5 grid content-start gap-0.5 border-r-2 border-b-2 border-line px-4 py-3 last:max-lg:col-span-2">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="grid">
        <span className={`text-2xl font-black tabular-nums ${loud ? "text-danger" : ""}`}>{value}</span>
        <span className="text-sm text-muted">{note}</span>
      </dd>
    </div>
  );
}
