import { returnStatusWords } from "@/components/returns/words";
import { LocalTime } from "@/components/time/local-time-client";
import type { ReturnView } from "@/lib/shop/returns/schema";

/** What happened to a return, the present state last. */
export function ReturnTimeline({ timeline }: Pick<ReturnView, "timeline">) {
  return (
    <section aria-labelledby="return-timeline" className="grid content-start gap-3">
      <h2 id="return-timeline" className="text-xl">
        Timeline
      </h2>
      <ol className="grid gap-3 border-l-2 border-ink pl-4">
        {timeline.map(({ status, at }, i) => (
          <li key={status} className="grid" aria-current={i === timeline.length - 1 ? "step" : undefined}>
            <span className="font-bold">{returnStatusWords[status]}</span>
            <span className="text-sm text-muted">
              <LocalTime iso={at} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
