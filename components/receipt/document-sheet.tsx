import { seller } from "@/content/seller";
import { Sums } from "@/components/receipt/sums";
import { DOCUMENT_TITLES } from "@/components/receipt/words";
import { formatDate } from "@/components/time/format";
import { addressLines } from "@/lib/platform/postal-address/rules";
import type { PrintedDocument } from "@/lib/shop/order/documents";
import { orderNumberOf } from "@/lib/shop/order/number";
import { documentNumber } from "@/lib/shop/receipt/schema";

/** One page on paper, too: what was sold or taken back, by whom, to whom, for how much. */
export function DocumentSheet({ document, order, dropName, address }: PrintedDocument) {
  const { authorization, pairNumber, size, payment } = order;
  return (
    <article className="mx-auto grid w-full max-w-[46rem] gap-8 px-5 py-10 print:gap-6 print:p-0">
      <header className="flex flex-wrap items-baseline justify-between gap-3 border-b-2 border-ink pb-4">
        <h1 className="text-title">{DOCUMENT_TITLES[document.kind]}</h1>
        <p className="numeric wrap-anywhere">{documentNumber(document)}</p>
      </header>
      <div className="grid gap-6 sm:grid-cols-2 print:grid-cols-2">
        <Lines title="Seller" lines={sellerLines} />
        <Lines title="For" lines={address ? addressLines(address) : ["The address is no longer kept."]} />
      </div>
      <dl className="grid gap-1 sm:grid-cols-[auto_1fr] sm:gap-x-6">
        <Fact name="Date">
          <time dateTime={document.issuedAt}>{formatDate(document.issuedAt)}</time>
        </Fact>
        <Fact name="Order">
          {orderNumberOf(order.orderId)}, placed on{" "}
          <time dateTime={order.createdAt}>{formatDate(order.createdAt)}</time>
        </Fact>
        <Fact name="Item">
          {dropName}, EU {size}
          {pairNumber === undefined ? null : `, pair Nº ${String(pairNumber).padStart(4, "0")}`}
        </Fact>
        {authorization && payment ? (
          <Fact name={document.kind === "receipt" ? "Paid with" : "Refunded to"}>
            <span className="capitalize">{authorization.brand}</span> ending {authorization.last4}
          </Fact>
        ) : null}
      </dl>
      <Sums
        price={document.kind === "receipt" ? order.price : document.amount}
        delivery={document.kind === "receipt" ? order.delivery : null}
        total={document.amount}
        country={document.destination}
        labels={document.kind === "receipt" ? receiptLabels : creditLabels}
      />
    </article>
  );
}

const receiptLabels = { price: "Price", total: "Total paid" };
const creditLabels = { price: "Refunded", total: "Total refunded" };

const sellerLines = [
  seller.name,
  seller.street,
  `${seller.postalCode} ${seller.city}`,
  seller.country,
  `VAT: ${seller.vatId}`,
  seller.email,
];

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section className="grid content-start gap-1">
      <h2 className="text-sm font-bold text-muted">{title}</h2>
      <address className="wrap-anywhere not-italic">
        {lines.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </address>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
