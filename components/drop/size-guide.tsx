import { footCm, sizeIn } from "@/lib/shop/drop/rules";
import type { DropView } from "@/lib/shop/drop/schema";

/** The same sizes in every scale, and the foot they fit. */
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
        <table aria-labelledby="sizes" className="w-full text-left tabular-nums">
          <thead>
            <tr className="border-b-2 border-ink">
              {["EU", "UK", "US", "Foot"].map((head) => (
                <th key={head} scope="col" className="py-1.5">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sizes.map(({ size }) => (
              <SizeRow key={size} eu={size} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function SizeRow({ eu }: { eu: string }) {
  return (
    <tr className="border-b border-line">
      <th scope="row" className="py-1.5">
        {eu}
      </th>
      <td>{sizeIn("uk", eu)}</td>
      <td>{sizeIn("us", eu)}</td>
      <td>{footCm(eu)} cm</td>
    </tr>
  );
}
