import { formatAddress } from "localized-address-format";
import { countryName, POSTAL_CODE_LABELS, regionOf } from "@/lib/platform/postal-address/countries";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";

const toFormat = ({ name, line1, line2, postalCode, city, region, country }: PostalAddress) => ({
  postalCountry: country,
  name,
  addressLines: line2 === undefined ? [line1] : [line1, line2],
  locality: city,
  ...(region !== undefined && { administrativeArea: region }),
  ...(postalCode !== "" && { postalCode }),
});

/** The address as its country writes it, line by line, the country's name last. */
export const addressLines = (address: PostalAddress): string[] => [
  ...formatAddress(toFormat(address), "latin"),
  countryName(address.country) ?? address.country,
];

export type AddressField = keyof PostalAddress;

const MARKS = { line1: "\u0001", postalCode: "\u0002", city: "\u0003", region: "\u0004" } as const;
const WRITTEN_BY_COUNTRY = Object.keys(MARKS) as (keyof typeof MARKS)[];

/** The fields of an address of the country, in the order in which people there write them; the country and the name come first. */
export function fieldsOf(country: string): readonly AddressField[] {
  const written = formatAddress({ ...toFormat({ ...MARKS, name: "", country }) }, "latin").join("\n");
  const at = (field: keyof typeof MARKS) => written.indexOf(MARKS[field]);
  const known = WRITTEN_BY_COUNTRY.filter(
    (field) => at(field) >= 0 && (field !== "region" || regionOf(country) !== "none"),
  );
  const ordered = known.toSorted((a, b) => at(a) - at(b));
  return [
    "country",
    "name",
    ...ordered.flatMap((field) => (field === "line1" ? (["line1", "line2"] as const) : [field])),
    "phone",
  ];
}

export const postalCodeLabel = (country: string): string => POSTAL_CODE_LABELS[country] ?? "Postal code";
