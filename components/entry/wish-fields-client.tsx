"use client";

import { AddressChoice, type AddressChoiceProps } from "@/components/address/address-choice-client";
import { SelectField } from "@/components/ui/field";

export interface WishFieldsProps {
  /** EU sizes. */
  readonly sizes: readonly string[];
  readonly address: AddressChoiceProps;
}

interface Sent {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

const CHOICES = [
  { name: "first", label: "First choice", none: "Choose a size" },
  { name: "second", label: "Second choice", none: "None" },
  { name: "third", label: "Third choice", none: "None" },
] as const;

/** What an entry asks for: sizes in order of preference, and where a pair would go. */
export function WishFields({ sizes, address, values, errors }: WishFieldsProps & Sent) {
  return (
    <>
      <fieldset className="grid min-w-0 gap-3 sm:grid-cols-3">
        <legend className="mb-2 font-bold">Sizes, first choice first</legend>
        {CHOICES.map(({ name, label, none }) => (
          <SelectField
            key={name}
            id={`entry-${name}`}
            name={name}
            label={label}
            defaultValue={values[name] ?? ""}
            error={name === "first" ? errors["sizes"] : undefined}
          >
            <option value="">{none}</option>
            {sizes.map((size) => (
              <option key={size} value={size}>
                EU {size}
              </option>
            ))}
          </SelectField>
        ))}
      </fieldset>
      <AddressChoice {...address} values={values} errors={errors} />
    </>
  );
}
