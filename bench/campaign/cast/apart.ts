import { mailboxOf } from "../../../lib/account/customer/mailbox.ts";
import type { Random } from "../random.ts";
import type { Actor } from "./actor.ts";
import type { Country } from "./countries.ts";

/** Of each city. A country has two thousand areas of delivery and more, the cast's lists have 40 to some hundred. */
const AREAS = 400;

/** As long as the code is, and written alike. */
const anotherCode = (random: Random, code: string): string =>
  code.replaceAll(/\d/g, () => random.digits(1)).replaceAll(/[A-Z]/g, () => random.letters(1).toUpperCase());

/** The country with as many postal codes as a country has: strangers do not meet at one door by chance. */
export const spreadOut = (random: Random, country: Country): Country => ({
  ...country,
  cities: country.cities.flatMap(([city, code]) =>
    Array.from({ length: AREAS }, () => [city, anotherCode(random, code)] as const),
  ),
});

const numbered = (email: string, number: number): string =>
  number === 0 ? email : email.replace(/(?=[+@])/, String(number + 1));

const mailboxDigest = (email: string): string => Object.values(mailboxOf(email)).join("@");

/** Whose mailbox another group has already takes a number: aliases of one mailbox are of one household, or of one ring. */
export function mailboxesApart(groups: readonly (readonly Actor[])[]): Actor[][] {
  const ownerOf = new Map<string, number>();
  const free = (email: string, group: number): string => {
    for (let number = 0; ; number++) {
      const tried = numbered(email, number);
      const mailbox = mailboxDigest(tried);
      if ((ownerOf.get(mailbox) ?? group) !== group) continue;
      ownerOf.set(mailbox, group);
      return tried;
    }
  };
  return groups.map((group, at) =>
    group.map((actor) => ({ ...actor, account: { ...actor.account, email: free(actor.account.email, at) } })),
  );
}
