import { countryName, regionOf } from "@/lib/platform/postal-address/countries";
import { fieldsOf, postalCodeLabel, type AddressField } from "@/lib/platform/postal-address/rules";

/** How a country's addresses are asked for. Made on the server: the page's script need not know all countries. */
export interface AddressLayout {
  readonly country: string;
  readonly name: string;
  readonly fields: readonly AddressField[];
  readonly postalCodeLabel: string;
  readonly regionRequired: boolean;
}

/** One layout for each of the countries, by the countries' names. */
export const layoutsOf = (countries: readonly string[]): AddressLayout[] =>
  countries
    .map((country) => ({
      country,
      name: countryName(country) ?? country,
      fields: fieldsOf(country),
      postalCodeLabel: postalCodeLabel(country),
      regionRequired: regionOf(country) === "required",
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
