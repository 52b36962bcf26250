import { deedWords } from "@/components/fulfillment/words";
import { LocalTime } from "@/components/time/local-time-client";
import type { ManagedDrop } from "@/lib/desk/drops/schema";

/** Who did what to the drop, newest first. */
export function DropHistory({ drop }: { drop: ManagedDrop }) {
  return (
    <section aria-labelledby="history" className="grid content-start gap-3">
      <h2 id="history" className="text-xl">
        History
      </h2>
      <ol className="grid border-t border-line text-sm">
        {drop.deeds.toReversed().map(({ deed, at, name, pairs }) => (
          <li key={`${at}-${deed}`} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-1.5">
            <span>
              <span className="font-bold">{name}</span> {deedWords[deed]} it
              {pairs === null ? null : <>, {pairs} more pairs</>}
            </span>
            <LocalTime iso={at} className="text-muted" />
          </li>
        ))}
      </ol>
    </section>
  );
}
