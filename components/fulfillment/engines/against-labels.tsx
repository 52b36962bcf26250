import { ScrollRegion } from "@/components/ui/scroll-region";
import type { AgainstLabels as Known, CalibrationBin } from "@/lib/desk/engines/rules";

interface Column extends Known {
  readonly name: string;
}

const shareOf = ({ orders, botShare }: CalibrationBin): string =>
  botShare === null ? "none" : `${Math.round(botShare * 100)} % of ${orders}`;

/** How many of the labelled orders in each range of scores were bots: a score that means something rises with it. */
export function AgainstLabels({ columns }: { columns: readonly [Column, Column] }) {
  const [{ bins }] = columns;
  return (
    <div className="grid gap-2">
      <ScrollRegion label="Bots among the labelled orders">
        <table className="w-full border-collapse text-left text-sm">
          <caption className="sr-only">Bots among the labelled orders, by score</caption>
          <thead>
            <tr className="border-b-2 border-ink">
              <th scope="col" className="py-1.5 pr-3">
                Score
              </th>
              {columns.map(({ name }) => (
                <th key={name} scope="col" className="py-1.5 pl-3 text-right">
                  Bots by {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bins.map(({ from, to }, bin) => (
              <tr key={from} className="border-b border-line">
                <th scope="row" className="numeric py-1.5 pr-3 font-normal">
                  {from} to {to}
                </th>
                {columns.map((column) => (
                  <td key={column.name} className="numeric py-1.5 pl-3 text-right whitespace-nowrap">
                    {column.bins[bin] ? shareOf(column.bins[bin]) : ""}
                  </td>
                ))}
              </tr>
            ))}
            <tr className="border-b border-line">
              <th scope="row" className="py-1.5 pr-3 font-normal">
                A bot scores above a person (AUC)
              </th>
              {columns.map(({ name, auc }) => (
                <td key={name} className="numeric py-1.5 pl-3 text-right whitespace-nowrap">
                  {auc === null ? "not known" : auc.toFixed(3)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </ScrollRegion>
      <p className="text-sm text-muted">
        A label is what a decision, an appeal, a return or the bank says of an order, weighed by how sure that is.
        Decisions were made with the first engine&rsquo;s score in sight.
      </p>
    </div>
  );
}
