import type { ReactNode } from "react";
import { ahead, aheadNotes, endingOf, statusWords } from "@/components/order/words";
import { LocalTime } from "@/components/time/local-time-client";
import { classNames } from "@/components/ui/class-names";
import type { OrderView } from "@/lib/shop/order/schema";

/** What happened, the present state, and what comes next. */
export function Timeline({ order }: { order: OrderView }) {
  const current = order.timeline.length - 1;
  const future = ahead(order);
  return (
    <section aria-labelledby="timeline" className="content-start">
      <h2 id="timeline" className="mb-4 text-xl">
        Timeline
      </h2>
      <ol className="grid">
        {order.timeline.map(({ status, at }, i) => (
          <Entry
            key={`${status}-${at}`}
            tense={i < current ? "past" : endingOf(order) ? "ended" : "present"}
            label={statusWords[status]}
            last={i === current && future.length === 0}
          >
            <LocalTime iso={at} />
          </Entry>
        ))}
        {future.map((status, i) => (
          <Entry key={status} tense="future" label={statusWords[status]} last={i === future.length - 1}>
            {aheadNotes[status]}
          </Entry>
        ))}
      </ol>
    </section>
  );
}

type Tense = "past" | "present" | "ended" | "future";

const dot: Record<Tense, string> = {
  past: "bg-ink border-ink",
  present: "bg-volt border-ink ring-4 ring-accent/40",
  ended: "bg-danger border-ink",
  future: "border-line-strong bg-paper",
};

interface EntryProps {
  readonly tense: Tense;
  readonly label: string;
  readonly last: boolean;
  readonly children: ReactNode;
}

function Entry({ tense, label, last, children }: EntryProps) {
  const now = tense === "present" || tense === "ended";
  return (
    <li className="grid grid-cols-[1.25rem_1fr] gap-x-4" aria-current={now ? "step" : undefined}>
      <span aria-hidden="true" className="grid grid-rows-[auto_1fr] justify-items-center">
        <span className={classNames("mt-1 size-4 rounded-full border-2", dot[tense])} />
        {last ? null : <span className={classNames("w-0.5", tense === "past" ? "bg-ink" : "bg-line-strong")} />}
      </span>
      <span className={classNames("grid pb-6", tense === "future" && "text-muted")}>
        <span className={now ? "font-black" : "font-bold"}>
          {tense === "future" ? <span className="sr-only">Later: </span> : null}
          {label}
        </span>
        <span className="text-sm text-muted">{children}</span>
      </span>
    </li>
  );
}
