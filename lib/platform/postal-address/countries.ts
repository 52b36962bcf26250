import { CountryCode, postcodeValidator, postcodeValidatorExistsForCountry } from "postcode-validator";

/** The member states of the European Union. https://european-union.europa.eu/principles-countries-history/eu-countries_en */
export const EU_COUNTRIES = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(
  " ",
);

/** Countries in whose addresses a state or province is always written. https://chromium-i18n.appspot.com/ssl-address ("require": S) */
const WITH_REGION = new Set("AU BR CA CN CO ES HK IN IT JP KR MX MY PH TH TW UA US VN".split(" "));
/** Of those, countries where letters arrive without it. */
const REGION_OPTIONAL = new Set("CO ES HK IT JP KR MY PH TH TW UA VN".split(" "));
/** Countries whose addresses may have no postal code. https://chromium-i18n.appspot.com/ssl-address */
const CODE_OPTIONAL = new Set(
  "AE AG AO AW BF BI BJ BO BS BW BZ CD CF CG CI CK CM DJ DM ER FJ GD GH GM GQ GY HK IE".split(" "),
);

const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** "Germany" for "DE"; undefined for what is no country. */
export const countryName = (code: string): string | undefined =>
  /^[A-Z]{2}$/.test(code) && postcodeValidatorExistsForCountry(code) ? names.of(code) : undefined;

export const isCountry = (code: string): boolean => countryName(code) !== undefined;

/** Every country whose addresses can be checked, ISO 3166. */
export const COUNTRIES: readonly string[] = Object.keys(CountryCode).filter(isCountry);

export type Region = "required" | "optional" | "none";
/** Whether an address of the country names a state or province. */
export const regionOf = (country: string): Region =>
  REGION_OPTIONAL.has(country) ? "optional" : WITH_REGION.has(country) ? "required" : "none";

export const needsPostalCode = (country: string): boolean => !CODE_OPTIONAL.has(country);

/** Whether the text is a postal code as the country writes them. */
export const isPostalCode = (text: string, country: string): boolean => postcodeValidator(text, country);

/** Where the country writes it: before the city, or after it; and the words on the label. */
export const POSTAL_CODE_LABELS: Readonly<Record<string, string>> = {
  US: "ZIP code",
  IE: "Eircode",
  GB: "Postcode",
  IN: "PIN code",
};
