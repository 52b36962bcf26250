import { AddressLines } from "@/components/address/address-lines";
import { mayChangeAddress } from "@/components/order/words";
import { QuietLink } from "@/components/ui/quiet-link";
import type { OrderView } from "@/lib/shop/order/schema";

/** Where it goes, and the way to send it elsewhere. Nothing where the address is no longer kept. */
export function OrderAddress({ order, owned }: { order: OrderView; owned: boolean }) {
  const { orderId, shippingAddress } = order;
  if (!shippingAddress) return null;
  return (
    <section aria-labelledby="address" className="grid justify-items-start gap-2">
      <h2 id="address" className="text-xl">
        Goes to
      </h2>
      <AddressLines address={shippingAddress} />
      {owned && mayChangeAddress(order) ? (
        <QuietLink
          href={`/orders/${orderId}/address`}
          className="inline-flex min-h-11 items-center font-bold text-accent underline underline-offset-4"
        >
          Change the address
        </QuietLink>
      ) : null}
    </section>
  );
}
