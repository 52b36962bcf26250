import { counted, plural } from "@/lib/platform/text/count";
import { exclusionWord } from "@/components/fulfillment/draw/words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Trial } from "@/lib/shop/draw/preview";

interface DryRunProps {
  readonly path: string;
  /** Null: too many to try; undefined: nothing was tried. */
  readonly trial: Trial | null | undefined;
  /** More than this is not tried. */
  readonly most: number;
}

/** What a draw of the entries as they are now would come to, in numbers. */
export function DryRun({ path, trial, most }: DryRunProps) {
  return (
    <>
      <p className="max-w-prose text-muted">
        Ranks the entries as they are now by random numbers that are thrown away. It is not the draw: it names none,
        keeps nothing, and says nothing about who will win.
      </p>
      <form action={`${path}#dry-run`}>
        <input type="hidden" name="try" value="1" />
        <Button type="submit" tone="outline">
          Try the draw
        </Button>
      </form>
      {trial === null ? (
        <Notice tone="warn">
          <p>
            There are more than {most.toLocaleString("en")} entries: too many to rank while you wait. The draw itself
            has no such limit.
          </p>
        </Notice>
      ) : null}
      {trial ? <TrialResult trial={trial} /> : null}
    </>
  );
}

function TrialResult({ trial: { entries, exclusions, sizes, tickets, waiting } }: { trial: Trial }) {
  const excluded = Object.entries(exclusions).map(([reason, count]) => `${exclusionWord(reason)}: ${count}`);
  return (
    <Notice tone="info" title="Tried, not drawn">
      <p>
        {counted(entries, "entry", "entries")}.{" "}
        {excluded.length === 0 ? "None excluded." : `Excluded: ${excluded.join("; ")}.`}
      </p>
      <ul className="flex flex-wrap gap-x-6 tabular-nums">
        {sizes.map(({ size, pairs, winners }) => (
          <li key={size}>
            EU {size}: {winners} of {counted(pairs, "pair")}
          </li>
        ))}
      </ul>
      {tickets.map(({ tickets: count, ...row }) => (
        <p key={count} className="tabular-nums">
          With {count === 1 ? "one ticket" : `${count} tickets`}: {row.entries} {plural(row.entries, "takes", "take")}{" "}
          part, {row.winners} would win.
        </p>
      ))}
      <p>{waiting} would wait for a pair to come back.</p>
    </Notice>
  );
}
