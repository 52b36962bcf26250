import type { Random } from "../random.ts";
import type { Country } from "./countries.ts";

export interface Name {
  readonly firstName: string;
  readonly lastName: string;
}

export const nameOf = (random: Random, country: Country): Name => ({
  firstName: random.pick(country.firstNames),
  lastName: random.pick(country.lastNames),
});

/** Names that read oddly and are people's: one letter, one name, long, doubled, of another script. */
const ODD_NAMES: readonly Name[] = [
  { firstName: "Xzqwrth", lastName: "Ng" },
  { firstName: "Bo", lastName: "Li" },
  { firstName: "Sukarno", lastName: "" },
  { firstName: "J", lastName: "Ó" },
  { firstName: "Þórgnýr", lastName: "Hrólfsson" },
  { firstName: "Maximiliane-Friederike", lastName: "zu Hohenlohe-Schillingsfürst" },
  { firstName: "Ali", lastName: "Ali" },
  { firstName: "Krzysztof", lastName: "Brzęczyszczykiewicz" },
  { firstName: "王", lastName: "小明" },
  { firstName: "Владимир", lastName: "Ђорђевић" },
  { firstName: "Nguyễn", lastName: "Thị Mỹ" },
  { firstName: "Ngozi", lastName: "Nwzkx" },
];
export const oddNameOf = (random: Random): Name => random.pick(ODD_NAMES);

const TRANSLITERATED: Readonly<Record<string, string>> = {
  ß: "ss",
  ł: "l",
  ø: "o",
  ı: "i",
  þ: "th",
  ð: "d",
  đ: "d",
  ђ: "dj",
};

/** As people write it in a mail address: letters a to z; empty for other scripts. */
export const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[äöü]/g, (letter) => `${letter.normalize("NFD")[0]}e`)
    .replaceAll(/[ßłøıþðđђ]/g, (letter) => TRANSLITERATED[letter] ?? letter)
    .normalize("NFD")
    .replaceAll(/[^a-z]/g, "");

export const fullName = ({ firstName, lastName }: Name): string => [firstName, lastName].filter(Boolean).join(" ");
