"use client";

import { AddressChoice, type AddressChoiceProps } from "@/components/address/address-choice-client";
import { SelectField } from "@/components/ui/field";
import { choiceNames } from "@/lib/shop/entry/choices";

export interface WishFieldsProps {
  /** EU sizes. */
  readonly sizes: readonly string[];
  /** How many choices the entry has so far: each has its field. */
  readonly choices?: number;
  readonly address: AddressChoiceProps;
}

interface Sent {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

const labels: Readonly<Record<string, string>> = {
  first: "First choice",
  second: "Second choice",
  third: "Third choice",
};

/** What an entry asks for: sizes in order of preference, and where a pair would go. */
export function WishFields({ sizes, choices = 0, address, values, errors }: WishFieldsProps & Sent) {
  return (
    <>
      <fieldset className="grid min-w-0 gap-3 sm:grid-cols-3">
        <legend className="mb-2 font-bold">Sizes, first choice first</legend>
        {choiceNames(choices).map((name, n) => (
          <SelectField
            key={name}
            id={`entry-${name}`}
            name={name}
            label={labels[name] ?? `Choice ${n + 1}`}
            defaultValue={values[name] ?? ""}
            error={n === 0 ? errors["sizes"] : undefined}
          >
            <option value="">{n === 0 ? "Choose a size" : "None"}</option>
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
