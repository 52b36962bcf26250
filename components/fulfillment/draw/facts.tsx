import { counted } from "@/lib/platform/text/count";
import type { ReactNode } from "react";
import { exclusionWord } from "@/components/fulfillment/draw/words";
import { stateWords } from "@/components/fulfillment/drops/words";
import { Notice } from "@/components/ui/notice";
import { LocalTime } from "@/components/time/local-time-client";
import type { DeskDraw } from "@/lib/desk/draw/schema";

type WithDraw = { readonly draw: DeskDraw };

/** A count of entries: of a sample it is an estimate. */
export const aboutWord = (count: number, isWhole: boolean): string =>
  `${isWhole ? "" : "about "}${count.toLocaleString("en")}`;

function rowsOf({
  phase,
  opensAt,
  entriesCloseAt,
  decisionsEndAt,
  closesAt,
  isSealed,
  ...draw
}: DeskDraw): [string, ReactNode][] {
  const about = (count: number) => aboutWord(count, draw.isWhole);
  return [
    ["Phase", stateWords[phase]],
    ["Entries from", <LocalTime key="opens" iso={opensAt} />],
    ["Entries until", <LocalTime key="entries" iso={entriesCloseAt} />],
    ["Decisions by hand until", <LocalTime key="decisions" iso={decisionsEndAt} />],
    ["Closes", <LocalTime key="closes" iso={closesAt} />],
    ["Entries", isSealed ? draw.entries.toLocaleString("en") : about(draw.entries)],
    ["Withdrawn", about(draw.withdrawn)],
    ["Kept in by hand", about(draw.kept)],
    ...draw.tickets.map(([tickets, entries]): [string, ReactNode] => [
      tickets === "1" ? "With one ticket" : `With ${tickets} tickets`,
      isSealed ? entries.toLocaleString("en") : about(entries),
    ]),
  ];
}

/** What the draw is like now, at a glance. */
export function DeskDrawFacts({ draw }: WithDraw) {
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
        {rowsOf(draw).map(([label, value]) => (
          <div key={label} className="grid content-start">
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="font-bold break-words tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <SampleNotice draw={draw} />
    </>
  );
}

function SampleNotice({ draw: { isWhole, looked, isSealed } }: WithDraw) {
  if (isWhole) return null;
  return (
    <Notice tone="info" title={`Looked at ${counted(looked, "entry", "entries")}, drawn from the list by chance`}>
      <p>
        The list is too long to read for each visit: counts with “about” are estimates, and of those who belong together
        only some are seen. {isSealed ? "What was sealed is counted whole." : "The seal looks at all of them."}
      </p>
    </Notice>
  );
}

/** How many are excluded, or would be, by reason. */
export function ExclusionCounts({ draw: { exclusions, isSealed, isWhole } }: WithDraw) {
  if (!isSealed && !isWhole)
    return (
      <p className="text-muted">
        Of so long a list this is not known here: the rules look at all entries at once, and of those who share
        something most were not read. The dry run counts them; below is what was seen.
      </p>
    );
  if (exclusions.length === 0)
    return <p className="text-muted">{isSealed ? "None was excluded." : "As it is now, none would be excluded."}</p>;
  return (
    <dl aria-label="By reason" className="flex flex-wrap gap-x-8 gap-y-2">
      {exclusions.map(([reason, count]) => (
        <div key={reason} className="flex gap-2">
          <dt className="text-muted">{exclusionWord(reason)}</dt>
          <dd className="font-bold tabular-nums">{count.toLocaleString("en")}</dd>
        </div>
      ))}
    </dl>
  );
}
