import { RemoveAddressForm } from "@/components/account/saved-address-forms-client";
import { AddressLines } from "@/components/address/address-lines";
import { buttonStyle } from "@/components/ui/button";
import { QuietLink } from "@/components/ui/quiet-link";
import type { SavedAddressView } from "@/lib/account/address-book/schema";

/** The address book, the one used last first. */
export function AddressList({ addresses }: { addresses: readonly SavedAddressView[] }) {
  if (addresses.length === 0)
    return (
      <p className="border-2 border-dashed border-line-strong px-5 py-8 text-center text-muted">
        No address yet. The one of your first order is saved here by itself.
      </p>
    );
  return (
    <ul className="grid gap-4">
      {addresses.map((saved) => (
        <li
          key={saved.addressId}
          className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 border-2 border-ink bg-raised px-5 py-4"
        >
          <AddressLines address={saved} />
          <Actions saved={saved} />
        </li>
      ))}
    </ul>
  );
}

function Actions({ saved: { addressId, line1, city } }: { saved: SavedAddressView }) {
  const about = `${line1}, ${city}`;
  return (
    <div className="flex flex-wrap gap-x-5">
      <QuietLink href={`/account/addresses/${addressId}`} className={buttonStyle("quiet")}>
        Change<span className="sr-only"> {about}</span>
      </QuietLink>
      <RemoveAddressForm addressId={addressId} about={about} />
    </div>
  );
}
