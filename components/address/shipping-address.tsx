import { addressLines } from "@/lib/platform/postal-address/rules";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";

/** Where it goes, as that country writes it. */
export function ShippingAddress({ address }: { address: PostalAddress }) {
  return (
    <section aria-labelledby="address" className="grid gap-2">
      <h2 id="address" className="text-xl">
        Goes to
      </h2>
      <address className="wrap-anywhere not-italic">
        {addressLines(address).map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </address>
    </section>
  );
}
