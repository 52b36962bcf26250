import anyAscii from "any-ascii";

/** How much a word looks drawn by lot rather than spoken, 0 to 1. */

const VOWELS = /[aeiouy]/;
const LONGEST_CLUSTER = 4;

/** Letters in a row of one sort beyond what languages have. */
const runs = (word: string): number =>
  Math.max(0, ...[...word.matchAll(/[aeiouy]{4,}|[^aeiouy]{4,}/g)].map(([run]) => run.length - LONGEST_CLUSTER + 1));

/** Pairs that hardly any name has. */
const RARE_PAIR =
  /[jqxzv][bcdfghjkmnpqstvwxz]|[bcdfghjklmnpqrstvwxz][qx]|q[^u]|[fghkpw][zvjq]|[mn]q|[bcdg]f|[gk]x|v[bcdfghkmnpqtw]|w[vxqj]|[hj]{2}|uu|ii[^n]/g;

/** Letters that languages write one sound with, and the letter that stands for it here. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/t?sch|s[cfkpt]r|szcz/g, "s"],
  [/[cgkpst]h|c[kz]|[drs]z|ng|tz/g, "t"],
  [/ij/g, "i"],
  [/qv|q(?=u)/g, "k"],
];
const spoken = (word: string): string => SOUNDS.reduce((text, [letters, sound]) => text.replace(letters, sound), word);
/** One rare pair in a short word is an initial before a name. */
const SHORT_WORD = 7;

const isLetters = (word: string): boolean => /^[a-z]+$/.test(word);

function oddnessOfWord(written: string): number {
  if (!isLetters(written) || written.length < 3) return 0;
  const word = spoken(written);
  const mute = VOWELS.test(word) ? 0 : 1;
  const rare = [...word.matchAll(RARE_PAIR)].length;
  return Math.min(1, mute * 0.6 + runs(word) * 0.25 + (rare / Math.max(SHORT_WORD, word.length)) * 2);
}

const LETTER_DIGIT = /[a-z]\d+[a-z]/g;

/** Texts in ASCII, lower case, without what is neither letter nor digit. */
export const ascii = (text: string): string => anyAscii(text.normalize("NFKC")).toLowerCase();

/** How little a text reads like words, 0 to 1: letters that no language puts together, and digits between them. */
export function oddness(text: string): number {
  const plain = ascii(text);
  const mixed = [...plain.matchAll(LETTER_DIGIT)].length;
  const words = plain.split(/[^a-z]+/).filter(Boolean);
  const worst = Math.max(0, ...words.map(oddnessOfWord));
  return Math.min(1, worst + mixed * 0.3);
}

/** The letters of a text as they are compared, a to z; "ue" is "ü", as people type both. */
export const lettersOf = (text: string): string =>
  ascii(text)
    .replace(/[^a-z]/g, "")
    .replace(/([aou])e/g, "$1");

const pairs = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));

/** How alike two texts are, 0 to 1: Dice's coefficient of their letter pairs. */
export function alike(a: string, b: string): number {
  const [left, right] = [lettersOf(a), lettersOf(b)];
  if (left === right) return 1;
  const [one, other] = [pairs(left), pairs(right)];
  const inBoth = one.filter((pair) => other.includes(pair)).length;
  return (2 * inBoth) / Math.max(1, one.length + other.length);
}
