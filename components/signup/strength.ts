export type Strength = 1 | 2 | 3 | 4;

/** What guessers try first, and our own name. */
const WORN = /pass|word|qwer|asdf|zxcv|letme|admin|welcome|iloveyou|dragon|monkey|master|sneak|quanta|1234|abcd/g;
/** Letters of a word predict each other: an English letter in its word carries less than three bits. */
const BITS_OF_A_LETTER_IN_A_WORD = 2.8;
const ALPHABETS: readonly (readonly [RegExp, number])[] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[0-9]/, 10],
  [/[^a-zA-Z0-9]/, 33],
];

/** About how many bits a guesser has to find. An estimate for a meter, never a condition. */
export function guessableBits(password: string, own: readonly string[] = []): number {
  const ofTheirs = own.filter((text) => text.length > 2).map((text) => text.toLowerCase());
  const bare = ofTheirs.reduce((rest, text) => rest.replaceAll(text, ""), password.toLowerCase());
  const left = bare.replace(WORN, "").replace(/(.)\1+/g, "$1");
  const letters = (left.match(/[a-z]{4,}/g) ?? []).join("").length;
  const pool = ALPHABETS.reduce((sum, [letter, size]) => (letter.test(password) ? sum + size : sum), 0);
  return letters * BITS_OF_A_LETTER_IN_A_WORD + (left.length - letters) * Math.log2(Math.max(pool, 2));
}

/** One is weak, four strong. `own` is what everyone knows of the shopper: names, address. */
export function strengthOf(password: string, own?: readonly string[]): Strength {
  const bits = guessableBits(password, own);
  return bits < 36 ? 1 : bits < 50 ? 2 : bits < 64 ? 3 : 4;
}
