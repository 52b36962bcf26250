const NAME_MAX = 80;
const WORDS_MAX = 10;
/** More are a telephone number. */
const DIGITS_MAX = 9;
const MARKS_IN_A_ROW_MAX = 4;

/** Letters of every script with their marks, digits (`3rd`), and the signs that names are written with. */
const ALLOWED = /^[\p{L}\p{M}\p{N} .,'’‘`´·・״׳()\p{Pd}\u200c\u200d]*$/u;
/** Kin in names of South Asia: `Siva A/L Muthu`, `Raj s/o Kumar`. */
const KIN = /(?<![\p{L}\p{N}])\p{L}\/\p{L}(?![\p{L}\p{N}])/gu;
/** Joiners (ZWJ, ZWNJ) and selectors of variants belong to letters; what else is not seen has no place in a name. */
const UNSEEN = /(?![\u200c\u200d\p{M}])\p{Default_Ignorable_Code_Point}/u;
const STACKED = new RegExp(`\\p{M}{${MARKS_IN_A_ROW_MAX + 1}}`, "u");

const WEB = /^(?:www|https?)\b/iu;
/** No abbreviation is as long: the word ends a sentence. */
const END_OF_SENTENCE = /\p{L}{6,}\.(?: |$)/u;
/** Words of adverts and of sentences. One may be a name (Free, You, Win); two among three words are none. */
const TALK = new Set(
  (
    "a the your you is are was have has been this that these for from with our us it and now here today click call " +
    "visit buy sell get win won free claim offer order sale discount bonus prize gift cash money loan casino bitcoin " +
    "crypto online cheap best please verify confirm account password login urgent congratulations"
  ).split(" "),
);

const wordsOf = (name: string): string[] => name.split(/[ ,]+/).filter(Boolean);

/** A name as it is kept: composed, with single spaces. */
export const tidyName = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/\p{Zs}+/gu, " ")
    .trim();

export const isPrintable = (name: string): boolean =>
  ALLOWED.test(name.replaceAll(KIN, "")) && !UNSEEN.test(name) && !STACKED.test(name) && /\p{L}/u.test(name);

/** Whether it says something instead: an advert, a telephone number, a sentence. */
export function isTalk(name: string): boolean {
  const words = wordsOf(name);
  const said = words.filter((word) => TALK.has(word.toLowerCase())).length;
  const digits = name.match(/\p{N}/gu)?.length ?? 0;
  const isSentence = words.length > WORDS_MAX || END_OF_SENTENCE.test(name) || (words.length > 2 && said > 1);
  return isSentence || digits > DIGITS_MAX || words.some((word) => WEB.test(word));
}

export const isLongName = (name: string): boolean => Array.from(name).length > NAME_MAX;
export { NAME_MAX };
