import { ahead, statusWords } from "@/components/order/words";
import { LocalTime } from "@/components/time/local-time-client";
import { classNames } from "@/components/ui/class-names";
import type { OrderView } from "@/lib/order/schema";

/** What happened, where it stands, and what comes next. */
export function Timeline({ order }: { order: OrderView }) {
  const current = order.timeline.length - 1;
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="mb-4 text-xl">
        Timeline
      </h2>
      <ol className="grid">
        {order.timeline.map(({ status, at }, i) => (
          <Entry
            key={`${status}-${at}`}
            tense={i === current ? "present" : "past"}
            label={statusWords[status]}
            last={i === current && ahead(order).length === 0}
          >
            <LocalTime iso={at} />
          </Entry>
        ))}
        {ahead(order).map((status, i, all) => (
          <Entry key={status} tense="future" label={statusWords[status]} last={i === all.length - 1}>
            {i === 0 ? "next" : "later"}
          </Entry>
        ))}
      </ol>
    </section>
  );
}

type Tense = "past" | "present" | "future";

const dot: Record<Tense, string> = {
  past: "bg-ink border-ink",
  present: "bg-volt border-ink ring-4 ring-accent/40",
  future: "border-line-strong bg-paper",
};

function Entry({
  tense,
  label,
  last,
  children,
}: {
  tense: Tense;
  label: string;
  last: boolean;
  children: React.ReactNode;
}) {
  return (
    <li className="grid grid-cols-[1.25rem_1fr] gap-x-4" aria-current={tense === "present" ? "step" : undefined}>
      <span aria-hidden="true" className="grid grid-rows-[auto_1fr] justify-items-center">
        <span className={classNames("mt-1 size-4 rounded-full border-2", dot[tense])} />
        {last ? null : <span className={classNames("w-0.5", tense === "past" ? "bg-ink" : "bg-line-strong")} />}
      </span>
      <span className={classNames("grid pb-6", tense === "future" && "text-muted")}>
        <span className={tense === "present" ? "font-black" : "font-bold"}>{label}</span>
        <span className="text-sm text-muted">{children}</span>
      </span>
    </li>
  );
}
