import { seller } from "../seller.ts";
import { deliveryAndReturns } from "./en/delivery-and-returns.ts";
import { guarantee } from "./en/guarantee.ts";
import { imprint } from "./en/imprint.ts";
import { privacy } from "./en/privacy.ts";
import { productSafety } from "./en/product-safety.ts";
import { terms } from "./en/terms.ts";
import { withdrawal } from "./en/withdrawal.ts";
import { legalNames, type LegalName, type LegalSource, type LegalText } from "./schema.ts";

/** By locale: another language is another folder and another entry, which the compiler holds to be complete. */
const texts = {
  en: {
    imprint,
    terms,
    privacy,
    withdrawal,
    "delivery-and-returns": deliveryAndReturns,
    "product-safety": productSafety,
    guarantee,
  },
} as const satisfies Record<string, Readonly<Record<LegalName, LegalSource>>>;
type Locale = keyof typeof texts;

export const isLegalName = (text: string): text is LegalName => (legalNames as readonly string[]).includes(text);

/** A legal text with the seller's data in it. */
export const legalText = (name: LegalName, locale: Locale = "en"): LegalText => texts[locale][name](seller);
