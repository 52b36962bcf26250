import { counted } from "@/lib/platform/text/count";
import type { ReactNode } from "react";
import { durationWords } from "@/components/fulfillment/words";
import { classNames } from "@/components/ui/class-names";
import type { Workload } from "@/lib/desk/figures/schema";

/** The five figures that say whether the desk keeps up, in one line. */
export function KpiStrip({ workload, nowMs }: { workload: Workload; nowMs: number }) {
  const { waiting, waitingHigh, endingSoon, oldestAt, decidedToday, approvedToday, stock } = workload;
  const left = stock.reduce((sum, size) => sum + size.left, 0);
  const gone = stock.filter((size) => size.left === 0).length;
  return (
    <dl aria-label="Figures" className="flex flex-wrap gap-x-6 text-sm leading-7 xl:h-7 xl:overflow-hidden">
      <Figure name="Waiting" value={waiting} note={`${waitingHigh} high risk`} />
      <Figure name="Ending soon" value={endingSoon} note="within two hours" loud={endingSoon > 0} />
      <Figure minor name="Oldest" value={oldestAt ? durationWords(nowMs - Date.parse(oldestAt)) : "none"} />
      <Figure minor name="Decided today" value={decidedToday} note={share(approvedToday, decidedToday)} />
      <Figure minor name="Pairs left" value={left} note={leftNote(gone)} />
    </dl>
  );
}

const leftNote = (gone: number) => (gone === 0 ? "in every size" : `${counted(gone, "size")} sold out`);

const share = (part: number, whole: number) =>
  whole === 0 ? "none yet" : `${Math.round((part / whole) * 100)} % approved`;

interface FigureProps {
  readonly name: string;
  readonly value: ReactNode;
  readonly note?: string;
  readonly loud?: boolean;
  /** Not shown on a phone. */
  readonly minor?: boolean;
}

function Figure({ name, value, note, loud = false, minor = false }: FigureProps) {
  return (
    <div className={classNames("flex gap-1.5 whitespace-nowrap", minor && "max-sm:hidden")}>
      <dt className="text-muted">{name}</dt>
      <dd className="flex gap-1.5">
        <span className={`font-black tabular-nums ${loud ? "text-danger" : ""}`}>{value}</span>
        {note ? <span className="text-muted">({note})</span> : null}
      </dd>
    </div>
  );
}
