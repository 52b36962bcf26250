/** Letters that Unicode does not take apart, as people type them who do not have them. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** Texts as they are searched: lower case, without accents, one space between words. */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/\s+/g, " ")
    .trim();

/** What stands between letters and digits. */
const BETWEEN = /[^\p{L}\p{N}]+/u;

/** The parts of a word. */
export const partsOf = (word: string): string[] => word.split(BETWEEN).filter(Boolean);

/** A word as it is, its parts, and without what stands between them, also for the halves of a double name. */
function spellings(word: string): string[] {
  const parts = partsOf(word);
  if (parts.length < 2) return [word];
  return [word, ...parts, parts.join(""), ...word.split("-").map((half) => partsOf(half).join(""))];
}

/** What is found of these texts, each word of them once and in every spelling, a space before and after each. */
export function searchText(texts: readonly (string | undefined)[]): string {
  const words = texts.flatMap((text) => folded(text ?? "").split(" ")).filter(Boolean);
  return ` ${[...new Set(words.flatMap(spellings))].filter(Boolean).join(" ")} `;
}

/** The last four digits of a card, as they are searched. */
export const cardWord = (last4: string): string => `••${last4}`;
