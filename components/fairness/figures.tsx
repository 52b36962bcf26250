interface FiguresProps {
  readonly title: string;
  /** What is counted, and how many; null is not told. */
  readonly rows: readonly (readonly [label: string, figure: number | string])[] | null;
  readonly children?: React.ReactNode;
}

const NOT_TOLD = "Not told: so few people took part that a number would point at one of them.";

const shown = (figure: number | string): string => (typeof figure === "number" ? figure.toLocaleString("en") : figure);

/** One table of the receipt. */
export function Figures({ title, rows, children }: FiguresProps) {
  return (
    <section className="grid gap-2 break-inside-avoid">
      <table className="w-full border-collapse text-left">
        <caption className="mb-2 text-left text-xl font-bold">{title}</caption>
        <tbody>
          {(rows ?? []).map(([label, figure]) => (
            <tr key={label} className="border-t border-line">
              <th scope="row" className="py-2 pr-4 font-normal text-muted">
                {label}
              </th>
              <td className="py-2 text-right font-bold tabular-nums">{shown(figure)}</td>
            </tr>
          ))}
          {rows === null ? (
            <tr className="border-t border-line">
              <td className="py-2 text-muted">{NOT_TOLD}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
      {children}
    </section>
  );
}
