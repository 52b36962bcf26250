"use client";

import { AddressFields } from "@/components/address/address-fields-client";
import type { AddressLayout } from "@/components/address/layout";
import { typedAddress } from "@/components/address/typed";
import { FieldError } from "@/components/ui/field";
import type { SavedAddressView } from "@/lib/account/address-book/schema";
import type { AddressDraft } from "@/lib/platform/postal-address/schema";

export interface AddressChoiceProps {
  readonly layouts: readonly AddressLayout[];
  /** The shopper's address book, the address used last first. */
  readonly saved: readonly SavedAddressView[];
  /** What was typed before signing in. */
  readonly draft?: AddressDraft | undefined;
}

interface Sent {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

const PREFIX = "shippingAddress.";

/** Where the pair goes: an address of the book, or another one. Which of the two shows is the style sheet's work: no script needed. */
export function AddressChoice({ layouts, saved, draft, values, errors }: AddressChoiceProps & Sent) {
  const sentNew = `${PREFIX}line1` in values && values["addressId"] === undefined;
  const chosen = values["addressId"] ?? (sentNew || draft?.line1 ? "" : (saved[0]?.addressId ?? ""));
  return (
    <fieldset className="group/address grid min-w-0 gap-3">
      <legend className="mb-2 font-bold">Where it goes</legend>
      {saved.map((address) => (
        <SavedChoice key={address.addressId} address={address} checked={chosen === address.addressId} />
      ))}
      {saved.length > 0 ? (
        <label className="flex items-center gap-3">
          <input
            type="radio"
            name="addressId"
            value=""
            defaultChecked={chosen === ""}
            className="size-5 accent-accent"
          />
          Another address
        </label>
      ) : null}
      <FieldError id="addressId-error" message={errors["addressId"] ?? errors["shippingAddress"]} />
      <div
        className={saved.length > 0 ? "hidden group-has-[[name=addressId][value='']:checked]/address:block" : undefined}
      >
        <AddressFields
          layouts={layouts}
          prefix={PREFIX}
          values={sentNew ? typedAddress(values, PREFIX) : (draft ?? {})}
          errors={errors}
        />
      </div>
    </fieldset>
  );
}

function SavedChoice({ address, checked }: { address: SavedAddressView; checked: boolean }) {
  const { name, line1, postalCode, city, country } = address;
  return (
    <label className="flex items-start gap-3">
      <input
        type="radio"
        name="addressId"
        value={address.addressId}
        defaultChecked={checked}
        className="mt-0.5 size-5 shrink-0 accent-accent"
      />
      <span className="min-w-0 wrap-anywhere">
        {name}, {line1}, {postalCode} {city}, {country}
      </span>
    </label>
  );
}
