import type { ReactNode } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";

interface FigureTableProps {
  readonly columns: readonly string[];
  /** What a row is of, and its figures. */
  readonly rows: readonly (readonly [of: ReactNode, ...figures: (string | number)[]])[];
}

interface ChartTableProps extends FigureTableProps {
  readonly summary: string;
}

/** The same figures in words: for screen readers, and for everyone who wants the numbers. */
export function ChartTable({ summary, columns, rows }: ChartTableProps) {
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-8 cursor-pointer items-center font-bold underline decoration-line-strong underline-offset-4">
        {summary}
      </summary>
      <ScrollRegion label={summary} className="mt-3 max-h-80">
        <FigureTable columns={columns} rows={rows} />
      </ScrollRegion>
    </details>
  );
}

/** Figures, a row for each thing that they are of. */
export function FigureTable({ columns, rows }: FigureTableProps) {
  return (
    <table className="w-full border-collapse text-left tabular-nums">
      <thead>
        <tr className="border-b-2 border-ink">
          {columns.map((column) => (
            <th key={column} scope="col" className="py-1 pr-4">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...values], row) => (
          <tr key={`row ${row}`} className="border-b border-line">
            <th scope="row" className="py-1 pr-4 font-normal">
              {name}
            </th>
            {values.map((value, i) => (
              <td key={columns[i + 1]} className="py-1 pr-4">
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
