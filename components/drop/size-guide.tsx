import { footCm, sizeIn } from "@/lib/drop/rules";
import type { DropView } from "@/lib/drop/schema";

/** The same sizes in every scale, and the foot they fit. Wide tables scroll in their own box. */
export function SizeGuide({ sizes }: { sizes: DropView["sizes"] }) {
  return (
    <section aria-labelledby="sizes" className="border-t border-line">
      <div className="mx-auto grid max-w-page gap-6 px-5 py-10 lg:grid-cols-[1fr_2.4fr] lg:gap-12">
        <header className="grid content-start gap-2">
          <h2 id="sizes" className="text-2xl tracking-tight">
            Size guide
          </h2>
          <p className="max-w-read text-muted">
            Stand on paper and measure from heel to longest toe. Between two sizes, take the larger. US sizes are
            men&rsquo;s.
          </p>
        </header>
        <div tabIndex={0} role="region" aria-labelledby="sizes" className="overflow-x-auto">
          <table className="w-full text-left tabular-nums">
            <tbody>
              <Row head="EU" cells={sizes.map(({ size }) => size)} strong />
              <Row head="UK" cells={sizes.map(({ size }) => sizeIn("uk", size))} />
              <Row head="US" cells={sizes.map(({ size }) => sizeIn("us", size))} />
              <Row head="Foot, cm" cells={sizes.map(({ size }) => footCm(size))} />
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}

function Row({ head, cells, strong = false }: { head: string; cells: readonly string[]; strong?: boolean }) {
  return (
    <tr className={strong ? "border-b-2 border-ink font-bold" : "border-b border-line"}>
      <th scope="row" className="py-2 pr-4 font-bold whitespace-nowrap">
        {head}
      </th>
      {cells.map((cell) => (
        <td key={cell} className="px-2 py-2">
          {cell}
        </td>
      ))}
    </tr>
  );
}
