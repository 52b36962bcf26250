import type { Random } from "../random.ts";
import type { Country } from "./countries.ts";
import { plain, type Name } from "./names.ts";

const EVERYWHERE = {
  "gmail.com": 45,
  "outlook.com": 9,
  "hotmail.com": 7,
  "icloud.com": 9,
  "yahoo.com": 5,
  "proton.me": 3,
};
const NICKNAMES =
  "sunny,kickz,rotbart,mondkind,jojo,pixel,skater,luna,bigmike,nanook,sneakerhead,mausi,el.toro,viper,kaffee".split(
    ",",
  );
/** Mailboxes for minutes; each is on the usual lists. */
const DISPOSABLE = [
  "mailinator.com",
  "guerrillamail.com",
  "yopmail.com",
  "trashmail.com",
  "sharklasers.com",
  "10minutemail.com",
];
const TOP_LEVELS = ["xyz", "shop", "online", "com", "net", "store", "top"];

const domainOf = (random: Random, country: Country): string =>
  random.chance(0.3) ? random.pick(country.mailDomains) : random.weighted(EVERYWHERE);

const part = (random: Random, name: string): string => plain(name) || random.pick(NICKNAMES);
const birthYear = (random: Random): string => String(random.int(1962, 2007)).slice(random.chance(0.6) ? 2 : 0);

/** The part before the @, in one of the ways in which people choose it. */
function ownLocalPart(random: Random, { firstName, lastName }: Name): string {
  const [first, last] = [part(random, firstName), part(random, lastName)];
  const base = random.weighted({
    [`${first}.${last}`]: 34,
    [`${first}${last}`]: 14,
    [`${first}_${last}`]: 5,
    [`${first[0]}.${last}`]: 10,
    [`${last}.${first}`]: 6,
    [`${first}${last[0]}`]: 8,
    [`${random.pick(NICKNAMES)}${random.chance(0.4) ? `.${last}` : ""}`]: 15,
    [first]: 8,
  });
  return random.chance(0.36) ? `${base}${birthYear(random)}` : base;
}

export const ownMail = (random: Random, country: Country, name: Name): string =>
  `${ownLocalPart(random, name)}@${domainOf(random, country)}`;

/** A mailbox that is a number, as old services and telephone carriers gave them out. */
export const numericMail = (random: Random, country: Country): string =>
  `${random.chance(0.5) ? "" : random.letters(1)}${random.digits(random.int(6, 10))}@${domainOf(random, country)}`;

/** The same mailbox under another address. */
export const withAlias = (email: string, alias: string): string => email.replace("@", `+${alias}@`);

/** The same Gmail mailbox: dots between its letters, where chance puts them. */
export function dotted(random: Random, local: string): string {
  const letters = local.replaceAll(".", "");
  const gaps = Array.from({ length: letters.length - 1 }, () => random.chance(0.35));
  return `${letters[0] ?? "a"}${gaps.map((dot, i) => `${dot ? "." : ""}${letters[i + 1]}`).join("")}@gmail.com`;
}

/** How an operator gets a mail address for each account. */
export type MailForm =
  "numbered" | "drawn" | "dotted" | "plus" | "catch-all" | "disposable" | "bought" | "matching" | "year";

/** What a ring has in common, of which its addresses are made. */
export interface MailRoot {
  readonly word: string;
  readonly ownDomain: string;
  readonly domain: string;
}

export const mailRootOf = (random: Random, country: Country): MailRoot => ({
  word: `${part(random, random.pick(country.firstNames))}${part(random, random.pick(country.lastNames))}`,
  ownDomain: `${random.letters(random.int(5, 9))}.${random.pick(TOP_LEVELS)}`,
  domain: domainOf(random, country),
});

interface Wanted {
  readonly country: Country;
  readonly name: Name;
  readonly root: MailRoot;
  readonly index: number;
}

const FORMS: Readonly<Record<MailForm, (random: Random, wanted: Wanted) => string>> = {
  numbered: (random, { root, index }) =>
    `${root.word.slice(0, 6)}${random.int(0, 9)}${String(index + 1).padStart(3, "0")}@${root.domain}`,
  drawn: (random, { root }) => `${random.letters(random.int(7, 12))}${random.digits(random.int(0, 4))}@${root.domain}`,
  dotted: (random, { root }) => dotted(random, root.word),
  plus: (random, { root, index }) =>
    withAlias(`${root.word}@gmail.com`, random.chance(0.5) ? String(index + 1) : random.letters(random.int(2, 5))),
  "catch-all": (random, { name, root }) => `${ownLocalPart(random, name)}@${root.ownDomain}`,
  disposable: (random) => `${random.letters(8)}${random.digits(2)}@${random.pick(DISPOSABLE)}`,
  bought: (random, { country }) =>
    ownMail(random, country, { firstName: random.pick(country.firstNames), lastName: random.pick(country.lastNames) }),
  matching: (random, { country, name }) => ownMail(random, country, name),
  year: (random, { name, root }) =>
    `${part(random, name.firstName)}${part(random, name.lastName)}${random.digits(random.int(2, 5))}@${root.domain}`,
};

export const botMail = (random: Random, form: MailForm, wanted: Wanted): string => FORMS[form](random, wanted);
