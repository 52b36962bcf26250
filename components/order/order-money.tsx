import { Sums } from "@/components/receipt/sums";
import { DOCUMENT_TITLES, documentPath } from "@/components/receipt/words";
import { QuietLink } from "@/components/ui/quiet-link";
import { isBeforePayment, isCompensated, isSold } from "@/lib/shop/order/rules";
import { documentsOf } from "@/lib/shop/order/documents";
import type { OrderView } from "@/lib/shop/order/schema";

/** What the total is, at this point of the order. */
function totalLabel(order: OrderView): string {
  if (isCompensated(order)) return "Total, not charged";
  if (isBeforePayment(order)) return "To pay";
  return isSold(order) ? "Paid" : "Set aside, not charged";
}

/** What it costs, by which card it is paid, and the receipt. */
export async function OrderMoney({ order }: { order: OrderView }) {
  const documents = await documentsOf(order);
  const { card, price, deliveryFee, total, shippingAddress } = order;
  return (
    <section aria-labelledby="money" className="grid justify-items-stretch gap-3">
      <h2 id="money" className="text-xl">
        {isSold(order) ? "What you paid" : "What you pay"}
      </h2>
      <Sums
        price={price}
        delivery={deliveryFee}
        total={total}
        country={shippingAddress?.country ?? null}
        labels={{ price: `Pair, EU ${order.size}`, total: totalLabel(order) }}
      />
      {card ? (
        <p className="text-muted">
          By card: <span className="text-ink capitalize">{card.brand}</span>, ending in{" "}
          <span className="numeric text-ink">{card.last4}</span>
        </p>
      ) : null}
      {documents.length > 0 ? (
        <p className="flex flex-wrap gap-x-6">
          {documents.map((kind) => (
            <QuietLink
              key={kind}
              href={documentPath(order.orderId, kind)}
              className="inline-flex min-h-11 items-center font-bold text-accent underline underline-offset-4"
            >
              {DOCUMENT_TITLES[kind]}
            </QuietLink>
          ))}
        </p>
      ) : null}
    </section>
  );
}
