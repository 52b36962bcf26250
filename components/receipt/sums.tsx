import { formatMoney, type Money } from "@/lib/platform/money";
import { formatRate, vatIn } from "@/lib/shop/tax/rules";

interface SumsProps {
  readonly price: Money;
  /** Null where there is nothing to say of it. */
  readonly delivery: Money | null;
  readonly total: Money;
  /** The country whose VAT is included, ISO 3166; null while it is not known. */
  readonly country: string | null;
  readonly labels?: { readonly price: string; readonly total: string };
}

/** What is paid, and for what. */
export function Sums({ price, delivery, total, country, labels = { price: "Price", total: "Total" } }: SumsProps) {
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-y-1 tabular-nums">
      <Sum name={labels.price} value={formatMoney(price)} />
      {delivery ? <Sum name="Delivery" value={delivery.amountMinor === 0 ? "Free" : formatMoney(delivery)} /> : null}
      <dt className="border-t-2 border-ink pt-2 font-bold">{labels.total}</dt>
      <dd className="border-t-2 border-ink pt-2 pl-6 text-right text-lg font-black">{formatMoney(total)}</dd>
      {country === null ? null : <VatShare total={total} country={country} />}
    </dl>
  );
}

function VatShare({ total, country }: { total: Money; country: string }) {
  const { permille, share } = vatIn(total, country);
  if (permille === 0) return <Sum quiet name="VAT" value="none included" />;
  return <Sum quiet name={`of it VAT, ${formatRate(permille)}`} value={formatMoney(share)} />;
}

function Sum({ name, value, quiet = false }: { name: string; value: string; quiet?: boolean }) {
  const tone = quiet ? "text-sm text-muted" : "";
  return (
    <>
      <dt className={tone}>{name}</dt>
      <dd className={`pl-6 text-right ${tone}`}>{value}</dd>
    </>
  );
}
