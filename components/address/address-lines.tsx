import { addressLines } from "@/lib/platform/postal-address/rules";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";

/** An address as its country writes it, line by line. */
export function AddressLines({ address }: { address: PostalAddress }) {
  return (
    <address className="wrap-anywhere not-italic">
      {addressLines(address).map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </address>
  );
}
