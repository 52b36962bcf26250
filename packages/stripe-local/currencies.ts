import { ParameterError } from "./errors.ts";

/** https://docs.stripe.com/currencies: what an amount counts. Every currency that is in neither list counts hundredths. */
const WHOLE_UNITS = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const THOUSANDTHS = new Set("bhd jod kwd omr tnd".split(" "));
/** They have no minor unit; amounts have two digits all the same, which are 0. */
const TWO_ZEROS = new Set(["isk", "ugx"]);

const KNOWN = new Set(Intl.supportedValuesOf("currency"));

const digitsOf = (currency: string): number => (WHOLE_UNITS.has(currency) ? 0 : THOUSANDTHS.has(currency) ? 3 : 2);

/** The currency in small letters. Throws for what is none. */
export function currencyOf(text: string, param: string): string {
  if (KNOWN.has(text.toUpperCase())) return text.toLowerCase();
  throw new ParameterError(`Invalid currency: ${text}.`, { param });
}

/** Throws for an amount that Stripe's partners cannot take in this currency. */
export function checkAmount(amount: number, currency: string, param: string): void {
  const step = THOUSANDTHS.has(currency) ? 10 : TWO_ZEROS.has(currency) ? 100 : 1;
  if (amount % step === 0) return;
  throw new ParameterError(`Invalid amount: in ${currency.toUpperCase()} it must be a multiple of ${step}.`, { param });
}

/** An amount of the API in words, as people write it. */
export function amountText(amount: number, currency: string): string {
  const format = new Intl.NumberFormat("en-IE", { style: "currency", currency: currency.toUpperCase() });
  return format.format(amount / 10 ** digitsOf(currency));
}
