import { z } from "zod";
import { isPossiblePhoneNumber, parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/min";
import {
  countryName,
  isCountry,
  isPostalCode,
  needsPostalCode,
  regionOf,
} from "@/lib/platform/postal-address/countries";
import { freeLine } from "@/lib/platform/text/rules";

const NAME_MAX = 80;
const LINE_MAX = 100;
const CITY_MAX = 80;
const CODE_MAX = 16;
const PHONE_MAX = 32;

/** Where a parcel goes, as it is kept: a country of ISO 3166 (alpha-2), a telephone number in E.164. */
export const postalAddressSchema = z.object({
  name: z.string(),
  line1: z.string(),
  line2: z.string().optional(),
  postalCode: z.string(),
  city: z.string(),
  region: z.string().optional(),
  country: z.string(),
  phone: z.string().optional(),
});
export type PostalAddress = z.infer<typeof postalAddressSchema>;
/** Some of an address, as it is being typed. */
export type AddressDraft = { readonly [Field in keyof PostalAddress]?: string | undefined };

const needed = (max: number, missing: string) => freeLine(max, missing).min(1, missing);
const optional = (max: number) =>
  freeLine(max)
    .nullish()
    .transform((text) => text || undefined);

const typedAddress = z.object({
  name: needed(NAME_MAX, "Enter the name on the door."),
  line1: needed(LINE_MAX, "Enter the street and the house number."),
  line2: optional(LINE_MAX),
  postalCode: optional(CODE_MAX),
  city: needed(CITY_MAX, "Enter the city."),
  region: optional(CITY_MAX),
  country: z.string("Choose a country.").trim().toUpperCase().refine(isCountry, "Choose a country."),
  phone: optional(PHONE_MAX),
});
type Typed = z.infer<typeof typedAddress>;

const HAS_LETTER = /[\p{L}\p{N}]/u;

/** E.164, or undefined for what is no number; a number without a country's prefix is of the address's country. */
function phoneNumber(text: string, country: string): string | undefined {
  const region = country as CountryCode;
  return isPossiblePhoneNumber(text, region) ? parsePhoneNumberFromString(text, region)?.number : undefined;
}

function postalCodeProblem({ postalCode, country }: Typed): string | null {
  const of = countryName(country) ?? country;
  if (postalCode === undefined) return needsPostalCode(country) ? "Enter the postal code." : null;
  return isPostalCode(postalCode.toUpperCase(), country) ? null : `This is not a postal code of ${of}.`;
}

/** What is wrong with it as an address of its country, by field. */
function* problemsOf(address: Typed): Generator<readonly [field: keyof PostalAddress, message: string]> {
  const { country, region, phone } = address;
  if (!isCountry(country)) return;
  for (const field of ["name", "line1", "city"] as const)
    if (address[field] !== "" && !HAS_LETTER.test(address[field])) yield [field, "Enter it in letters or digits."];
  const code = postalCodeProblem(address);
  if (code !== null) yield ["postalCode", code];
  if (regionOf(country) === "required" && region === undefined) yield ["region", "Enter the state or province."];
  if (phone !== undefined && phoneNumber(phone, country) === undefined)
    yield ["phone", "This is not a telephone number. With the country's code it begins with +."];
}

const tidy = ({ postalCode, phone, ...address }: Typed): PostalAddress => ({
  ...defined(address),
  name: address.name,
  line1: address.line1,
  city: address.city,
  country: address.country,
  postalCode: postalCode?.toUpperCase() ?? "",
  ...(phone !== undefined && { phone: phoneNumber(phone, address.country) ?? phone }),
});

const defined = ({ line2, region }: Pick<Typed, "line2" | "region">) => ({
  ...(line2 !== undefined && { line2 }),
  ...(region !== undefined && { region }),
});

/** An address as a person types it, checked by the rules of its country. */
export const postalAddressInput = typedAddress
  .superRefine((address, context) => {
    for (const [field, message] of problemsOf(address)) context.addIssue({ code: "custom", path: [field], message });
  })
  .transform(tidy);
