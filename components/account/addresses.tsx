import { AddressLines } from "@/components/address/address-lines";
import { QuietLink } from "@/components/ui/quiet-link";
import type { SavedAddressView } from "@/lib/account/address-book/schema";

/** The address that is offered first, and the way to the others. */
export function Addresses({ addresses }: { addresses: readonly SavedAddressView[] }) {
  const [first, ...others] = addresses;
  return (
    <div className="grid justify-items-start gap-2">
      {first ? <AddressLines address={first} /> : <p className="text-muted">None saved yet.</p>}
      {others.length > 0 ? <p className="text-sm text-muted">and {others.length} more</p> : null}
      <QuietLink
        href="/account/addresses"
        className="inline-flex min-h-11 items-center font-bold text-accent underline underline-offset-4"
      >
        {first ? "Add, change or remove addresses" : "Add an address"}
      </QuietLink>
    </div>
  );
}
