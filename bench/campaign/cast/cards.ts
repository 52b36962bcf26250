import type { Random } from "../random.ts";
import type { Card, Check, PaymentPlan } from "./actor.ts";

/** The last digit makes it a number that forms take (ISO/IEC 7812). */
function withCheckDigit(digits: string): string {
  const sum = digits
    .split("")
    .toReversed()
    .reduce((total, digit, i) => {
      const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

const STARTS = { visa: "4", mastercard: "5" };

export function cardOf(random: Random, country: string, funding: Card["funding"]): Card {
  const start = STARTS[random.weighted({ visa: 6, mastercard: 4 })];
  return { number: withCheckDigit(start + random.digits(14)), country, funding };
}

export const ownCard = (random: Random, country: string): Card =>
  cardOf(random, country, random.weighted({ credit: 45, debit: 51, prepaid: 4 }));

const rarely = (random: Random, fails: number): Check => random.weighted({ pass: 1 - fails, fail: fails });

/** Few issuers outside of North America and Britain check an address. */
export function checksOf(
  random: Random,
  country: string,
  fails: number,
): Pick<PaymentPlan, "addressCheck" | "codeCheck"> {
  const checked = ["US", "GB"].includes(country) || random.chance(0.1);
  return { addressCheck: checked ? rarely(random, fails) : "unavailable", codeCheck: rarely(random, fails / 3) };
}
