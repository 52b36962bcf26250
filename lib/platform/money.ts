import { z } from "zod";

const currencies = new Set(Intl.supportedValuesOf("currency"));

export const moneySchema = z.object({
  /** Integer minor units of the currency: cents, whole yen, thousandths of a dinar. */
  amountMinor: z.int().positive(),
  /** ISO 4217, upper case. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    // ends the checks: what is asked of an amount needs a currency that is known
    .refine((currency) => currencies.has(currency), { error: "no currency of ISO 4217", abort: true }),
});
export type Money = z.infer<typeof moneySchema>;

/** Money that may be nothing: a fee that is waived. */
export const feeSchema = moneySchema.extend({ amountMinor: z.int().nonnegative() });

/** The sum, of one currency. @throws RangeError for two */
export function plus(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} do not add up`);
  return { amountMinor: a.amountMinor + b.amountMinor, currency: a.currency };
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string): Intl.NumberFormat {
  const format = formats.get(currency) ?? new Intl.NumberFormat("en-IE", { style: "currency", currency });
  formats.set(currency, format); // to make one takes a millisecond
  return format;
}

/** How many digits the currency's minor unit has: EUR 2, JPY 0, KWD 3. */
export const minorDigits = (currency: string): number =>
  formatOf(currency).resolvedOptions().maximumFractionDigits ?? 2;

/** "€314.15", "JP¥31,415", "KWD 31.415": with all digits of the minor unit. Exact for every safe integer. */
export const formatMoney = ({ amountMinor, currency }: Money): string =>
  formatOf(currency).format(`${amountMinor}e-${minorDigits(currency)}` as `${number}`);

/** What a person typed, "19.50" or "19,5", in minor units; undefined where it is no amount of that currency. */
export function minorOf(typed: string, currency: string): number | undefined {
  const [, whole, part = ""] = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(typed.trim()) ?? [];
  const digits = minorDigits(currency);
  return whole === undefined || part.length > digits ? undefined : Number(whole + part.padEnd(digits, "0"));
}
