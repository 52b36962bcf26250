import { pairWords } from "@/components/returns/words";
import { LocalTime } from "@/components/time/local-time-client";
import { QuietLink } from "@/components/ui/quiet-link";
import type { ReturnRow } from "@/lib/desk/returns/schema";
import { formatMoney } from "@/lib/platform/money";

/** The returns of a state, the longest in it first. */
export function ReturnList({ rows }: { rows: readonly ReturnRow[] }) {
  if (rows.length === 0) return <p className="text-muted">None in this state.</p>;
  return (
    <ul className="grid border-2 border-line bg-raised">
      {rows.map((row) => (
        <li key={row.returnId} className="border-b border-line last:border-b-0">
          <Row row={row} />
        </li>
      ))}
    </ul>
  );
}

function Row({ row }: { row: ReturnRow }) {
  return (
    <QuietLink
      href={`/fulfillment/returns/${row.returnId}`}
      className="grid min-h-11 gap-x-6 gap-y-1 px-4 py-3 hover:bg-sunken sm:grid-cols-[10rem_minmax(0,1fr)_auto_auto] sm:items-center"
    >
      <span className="numeric font-bold underline underline-offset-4">{row.orderNumber}</span>
      <span className="numeric">{pairWords(row)}</span>
      <span>{formatMoney(row.total)}</span>
      <span className="text-sm text-muted">
        since <LocalTime iso={row.since} />
      </span>
      {row.labelProblem ? (
        <span className="text-sm font-bold text-danger sm:col-span-4">No label: {row.labelProblem}</span>
      ) : null}
    </QuietLink>
  );
}
