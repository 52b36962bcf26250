import { normalisePassword } from "@/lib/account/password/checks";

/** Digits and signs that stand for letters; letters that a digit stands for alike are one. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "l",
  "!": "l",
  "|": "l",
  i: "l",
  "3": "e",
  "4": "a",
  "@": "a",
  "5": "s",
  $: "s",
  "7": "t",
  "+": "t",
  "8": "b",
};

/** Case and accents do not count. */
export const plain = (text: string): string =>
  normalisePassword(text).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Nor does writing `p4ssw0rd` for `password`. */
export const folded = (text: string): string =>
  plain(text).replace(/[0134578!|i@$+]/g, (sign) => LOOKS_LIKE[sign] ?? sign);
