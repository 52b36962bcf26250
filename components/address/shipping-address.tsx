import { AddressLines } from "@/components/address/address-lines";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";

/** Where it goes, as that country writes it. */
export function ShippingAddress({ address }: { address: PostalAddress }) {
  return (
    <section aria-labelledby="address" className="grid gap-2">
      <h2 id="address" className="text-xl">
        Goes to
      </h2>
      <AddressLines address={address} />
    </section>
  );
}
