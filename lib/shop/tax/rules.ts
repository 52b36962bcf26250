import { formatMoney, type Money } from "@/lib/platform/money";
import { countryName } from "@/lib/platform/postal-address/countries";
import { VAT_PERMILLE } from "@/lib/shop/tax/rates";

/** The tax that an amount includes. Outside the European Union none is included: what the customs ask for is the recipient's. */
export interface Vat {
  readonly permille: number;
  readonly share: Money;
  readonly net: Money;
}

/** The VAT in an amount that includes it, rounded to the minor unit, half up. @param country of destination, ISO 3166 */
export function vatIn({ amountMinor, currency }: Money, country: string): Vat {
  const permille = VAT_PERMILLE[country] ?? 0;
  const share = Math.round((amountMinor * permille) / (1000 + permille));
  return { permille, share: { amountMinor: share, currency }, net: { amountMinor: amountMinor - share, currency } };
}

/** "19 %", "25.5 %". */
export const formatRate = (permille: number): string => `${permille / 10} %`;

/** "Including €50.16 VAT (19 %, Germany)". */
export function vatText(amount: Money, country: string): string {
  const { permille, share } = vatIn(amount, country);
  const name = countryName(country) ?? country;
  if (permille === 0) return `Without VAT: what ${name} asks for at its border is not included`;
  return `Including ${formatMoney(share)} VAT (${formatRate(permille)}, ${name})`;
}
