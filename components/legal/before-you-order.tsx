import { QuietLink } from "@/components/ui/quiet-link";
import { seller } from "@/content/seller";

const link = "font-bold text-accent underline underline-offset-4";

/** What the law wants where a product is offered: who makes it, who answers for it, and the buyer's rights. */
export function BeforeYouOrder() {
  return (
    <section aria-labelledby="before-you-order" className="border-t border-line">
      <div className="mx-auto grid max-w-page gap-6 px-5 py-10 lg:grid-cols-[1fr_2.4fr] lg:gap-12">
        <h2 id="before-you-order" className="text-2xl tracking-tight">
          Before you order
        </h2>
        <div className="grid max-w-[46rem] gap-6">
          <p>
            Prices include VAT; delivery is shown beside them. You have 14 days after delivery to{" "}
            <QuietLink href="/legal/withdrawal" className={link}>
              withdraw
            </QuietLink>{" "}
            and at least two years of{" "}
            <QuietLink href="/legal/guarantee" className={link}>
              legal guarantee
            </QuietLink>
            . What we agree on is in the{" "}
            <QuietLink href="/legal/terms" className={link}>
              terms
            </QuietLink>
            .
          </p>
          <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[12rem_minmax(0,1fr)]">
            <Fact label="Manufacturer" value={seller.manufacturer} />
            <Fact label="Responsible in the EU" value={seller.responsiblePerson} />
          </dl>
          <p className="text-sm text-muted">
            How a pair is identified, and what to mind when you wear it:{" "}
            <QuietLink href="/legal/product-safety" className={link}>
              product safety
            </QuietLink>
          </p>
        </div>
      </div>
    </section>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div className="contents">
      <dt className="font-bold max-sm:-mb-2">{label}</dt>
      <dd className="break-words">{value}</dd>
    </div>
  );
}
