"use client";

import { useState, type ComponentProps } from "react";
import type { AddressLayout } from "@/components/address/layout";
import { SelectField, TextField } from "@/components/ui/field";
import { classNames } from "@/components/ui/class-names";
import type { AddressField } from "@/lib/platform/postal-address/rules";
import type { AddressDraft } from "@/lib/platform/postal-address/schema";

type TextPart = Exclude<AddressField, "country">;
type TextProps = Omit<ComponentProps<typeof TextField>, "id">;

interface AddressFieldsProps {
  readonly layouts: readonly AddressLayout[];
  /** What the names of the fields begin with: `shippingAddress.` */
  readonly prefix: string;
  readonly values: AddressDraft;
  readonly errors: Readonly<Record<string, string>>;
}

const texts = ({ postalCodeLabel, regionRequired }: AddressLayout): Readonly<Record<TextPart, TextProps>> => ({
  name: { label: "Name", autoComplete: "shipping name", maxLength: 80, "aria-required": true },
  line1: { label: "Street and number", autoComplete: "shipping address-line1", maxLength: 100, "aria-required": true },
  line2: { label: "Apartment, floor (optional)", autoComplete: "shipping address-line2", maxLength: 100 },
  postalCode: {
    label: postalCodeLabel,
    autoComplete: "shipping postal-code",
    maxLength: 16,
    autoCapitalize: "characters",
  },
  city: { label: "City", autoComplete: "shipping address-level2", maxLength: 80, "aria-required": true },
  region: {
    label: regionRequired ? "State or province" : "State or province (optional)",
    autoComplete: "shipping address-level1",
    maxLength: 80,
    "aria-required": regionRequired,
  },
  phone: {
    label: "Phone (optional)",
    hint: "For the carrier alone.",
    type: "tel",
    autoComplete: "shipping tel",
    maxLength: 32,
  },
});

/** Half a row each, where there is room. */
const NARROW: ReadonlySet<AddressField> = new Set(["postalCode", "city"]);

/** The fields of a postal address, country first, the others in the order in which the country writes them. */
export function AddressFields({ layouts, prefix, values, errors }: AddressFieldsProps) {
  const [country, setCountry] = useState(values.country ?? layouts[0]?.country ?? "");
  const layout = layouts.find((one) => one.country === country) ?? layouts[0];
  if (!layout) return null;
  const part = (field: AddressField) => ({
    id: `${prefix}${field}`,
    name: `${prefix}${field}`,
    error: errors[`${prefix}${field}`],
  });
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-1">
      <div className="col-span-2">
        <SelectField
          {...part("country")}
          label="Country"
          autoComplete="shipping country"
          value={layout.country}
          onChange={(event) => setCountry(event.target.value)}
        >
          {layouts.map((one) => (
            <option key={one.country} value={one.country}>
              {one.name}
            </option>
          ))}
        </SelectField>
      </div>
      {layout.fields
        .filter((field) => field !== "country")
        .map((field) => (
          <div key={field} className={classNames(!NARROW.has(field) && "col-span-2")}>
            <TextField {...texts(layout)[field]} {...part(field)} defaultValue={values[field]} />
          </div>
        ))}
    </div>
  );
}
