import type { Random } from "../random.ts";
import type { Address } from "./actor.ts";
import type { Country } from "./countries.ts";

const withDigits = (random: Random, form: string): string => form.replaceAll("#", () => random.digits(1));

const line1Of = ({ numberFirst }: Country, street: string, number: string): string =>
  numberFirst ? `${number} ${street}` : `${street} ${number}`;

const UNITS: Readonly<Record<string, readonly string[]>> = {
  DE: ["2. OG links", "Hinterhaus", "Whg. 12"],
  AT: ["Top 7", "Stiege 2"],
  FR: ["Apt 12", "Bât. B", "3e étage"],
  NL: ["3 hoog", "II"],
  ES: ["3º B", "Bajo A"],
  GB: ["Flat 4", "Apartment 9"],
  US: ["Apt 4B", "Unit 12"],
};
const unitOf = (random: Random, code: string): string => random.pick(UNITS[code] ?? ["Apt 3", "Floor 2"]);

export function phoneOf(random: Random, { phone: [prefix, digits] }: Country): string {
  return `${prefix}${random.int(2, 8)}${random.digits(digits - 1)}`;
}

/** A door that the name is put on: where someone lives, most often with a telephone, sometimes with a floor. */
export function homeOf(random: Random, country: Country, name: string): Address {
  const [city, code] = random.pick(country.cities);
  const number = `${Math.ceil(random.about(24, 0.9))}${random.chance(0.12) ? random.pick(["a", "b", "c"]) : ""}`;
  return {
    name,
    line1: line1Of(country, random.pick(country.streets), number),
    ...(random.chance(0.15) && { line2: unitOf(random, country.code) }),
    postalCode: withDigits(random, code),
    city,
    ...(country.region !== undefined && { region: country.region }),
    country: country.code,
    ...(random.chance(0.55) && { phone: phoneOf(random, country) }),
  };
}

/** People misspell, shorten and decorate their own address too. */
export const asTyped = (random: Random, address: Address): Address => ({
  ...address,
  line1: random
    .weighted({
      [address.line1]: 84,
      [address.line1.toLowerCase()]: 6,
      [shortened(address.line1)]: 8,
      [`${address.line1} `]: 2,
    })
    .trim(),
  ...(random.chance(0.04) && { line2: random.pick(["ring twice", "back building", "leave with neighbours", "2"]) }),
});

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/straße/i, "str."],
  [/\bavenue\b/i, "av."],
  [/\bstreet\b/i, "St"],
  [/\broad\b/i, "Rd"],
  [/\bcalle\b/i, "C/"],
  [/\bboulevard\b/i, "bd"],
  [/platz/i, "pl."],
];
const shortened = (line: string): string => SHORT.reduce((text, [long, short]) => text.replace(long, short), line);

/** In the longest word: the number stays, for the parcel has to arrive. */
function misspelled(line: string, change: (word: string) => string): string {
  const word = line.split(" ").toSorted((a, b) => b.length - a.length)[0] ?? "";
  return line.replace(word, change(word));
}
const doubledLetter = (random: Random, line: string): string =>
  misspelled(line, (word) => {
    const at = random.int(1, Math.max(1, word.length - 1));
    return `${word.slice(0, at)}${word[at - 1] ?? ""}${word.slice(at)}`;
  });
const swappedLetters = (random: Random, line: string): string =>
  misspelled(line, (word) => {
    const at = random.int(1, Math.max(1, word.length - 3));
    return `${word.slice(0, at)}${word[at + 1] ?? ""}${word[at] ?? ""}${word.slice(at + 2)}`;
  });
const ascii = (line: string): string =>
  line
    .replaceAll(/[äöüß]/gi, (letter) => (letter === "ß" ? "ss" : `${letter.normalize("NFD")[0]}e`))
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "");

const JIGS: readonly ((random: Random, address: Address) => Partial<Address>)[] = [
  (random, { line1 }) => ({ line1: `${random.letters(random.int(2, 4)).toUpperCase()} ${line1}` }),
  (random, { line1 }) => ({ line1: `${line1} ${random.letters(random.int(2, 4))}` }),
  (random) => ({ line2: `${random.pick(["Apt", "Unit", "Whg.", "Floor", "#", "Room"])} ${random.int(1, 99)}` }),
  (random, { line1 }) => ({ line1: doubledLetter(random, line1) }),
  (random, { line1 }) => ({ line1: swappedLetters(random, line1) }),
  (_, { line1 }) => ({ line1: shortened(line1) }),
  (_, { line1 }) => ({ line1: ascii(line1) }),
  (_, { line1 }) => ({ line1: line1.toUpperCase() }),
  (random) => ({ line2: `c/o ${random.letters(random.int(4, 7))}` }),
  (random, { line1 }) => ({ line1: line1.replace(" ", random.pick(["  ", ", ", " - ", "."])) }),
  (random, { line1 }) => ({ line1: line1.replace(/(\d+)/, random.pick(["0$1", "Nr. $1", "$1 ."])) }),
  (_, { line1 }) => ({ line1: line1.split(" ").toReversed().join(" ") }),
];

/** The same door written so that it looks like another one: `strength` of the ways at once. */
export const jigged = (random: Random, address: Address, strength: number): Address =>
  random
    .shuffled(JIGS)
    .slice(0, strength)
    .reduce((door, jig) => ({ ...door, ...jig(random, door) }), address);

/** A company that takes parcels in for others and sends them on: each customer has a number there. */
export function forwarderOf(random: Random, country: Country): (name: string) => Address {
  const { line2: _, phone: __, ...door } = homeOf(random, country, "");
  const word = random.pick(["Suite", "Unit", "PMB", "Box", "Kunde"]);
  return (name) => ({ ...door, name, line2: `${word} ${random.letters(2).toUpperCase()}${random.digits(4)}` });
}

/** A wall of parcel lockers: everybody's parcels go to one door, under numbers of their own. */
export function lockerOf(random: Random, country: Country): (name: string) => Address {
  const [city, code] = random.pick(country.cities);
  const locker =
    country.code === "DE"
      ? `Packstation ${random.int(101, 299)}`
      : `Locker ${random.int(10, 99)}, ${line1Of(country, random.pick(country.streets), "1")}`;
  const door = { line1: locker, postalCode: withDigits(random, code), city, country: country.code };
  const region = country.region === undefined ? {} : { region: country.region };
  return (name) => ({ ...door, ...region, name, line2: random.digits(9) });
}

/** A house with many rooms that are people's own. */
export function hallOf(random: Random, country: Country): (name: string) => Address {
  const { line2: _, phone: __, ...door } = homeOf(random, country, "");
  const word = random.pick(["Zimmer", "Room", "App.", "Chambre"]);
  return (name) => ({
    ...door,
    name,
    line2: `${word} ${random.int(1, 9)}${String(random.int(1, 30)).padStart(2, "0")}`,
  });
}
