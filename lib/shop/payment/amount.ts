import { minorDigits, type Money } from "@/lib/platform/money";

/** https://docs.stripe.com/currencies: what an amount of the API counts. Every currency that is in neither list counts hundredths. */
const WHOLE_UNITS = new Set("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" "));
const THOUSANDTHS = new Set("BHD JOD KWD OMR TND".split(" "));

const providerDigits = (currency: string): number =>
  WHOLE_UNITS.has(currency) ? 0 : THOUSANDTHS.has(currency) ? 3 : 2;

/** The amount as the provider counts it. ISK and UGX have no minor unit, and the provider wants two zeros all the same. */
export const providerAmount = ({ amountMinor, currency }: Money): number =>
  (amountMinor * 10 ** providerDigits(currency)) / 10 ** minorDigits(currency);

/** What an amount of the provider's is, in the minor units of its currency. */
export const moneyOf = (amount: number, currency: string): Money => ({
  amountMinor: Math.round((amount * 10 ** minorDigits(currency)) / 10 ** providerDigits(currency)),
  currency,
});

/** Whether the provider can charge it: of the currencies that count thousandths it takes no last digit but 0. */
export function isChargeable(money: Money): boolean {
  const amount = providerAmount(money);
  return Number.isSafeInteger(amount) && (!THOUSANDTHS.has(money.currency) || amount % 10 === 0);
}
