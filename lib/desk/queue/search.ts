import { cardWord, folded, partsOf } from "@/lib/shop/listing/rules";

/** What is searched in an order: its text as `searchText` spells it, and the pair it holds or held. */
interface Searched {
  readonly text?: string | undefined;
  readonly pairNumber?: number | undefined;
}

const PAIR = /^(?:no\.?|#)\s*(\d{1,5})$/;
const LONE_NUMBER = /^\d{1,4}$/;
/** Written without spaces between the words, so that a word begins anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** A number of that many digits may be the beginning of a longer one: of a telephone's, of a parcel's. */
const LONG_NUMBER = 6;

/** A number as a whole word, anything else as the beginning of one. */
function begins(text: string, word: string): boolean {
  if (UNSPACED.test(word)) return text.includes(word);
  if (!/^\d+$/.test(word) || word.length >= LONG_NUMBER) return text.includes(` ${word}`);
  return text.includes(` ${word} `) || text.includes(` ${cardWord(word)} `);
}

/** The word as it is written, or its parts. */
function has(text: string, word: string): boolean {
  const parts = partsOf(word);
  return begins(text, word) || (parts.length > 1 && parts.every((part) => begins(text, part)));
}

const isPairOrCard =
  (digits: string) =>
  ({ text, pairNumber }: Searched): boolean =>
    pairNumber === Number(digits) || (text?.includes(` ${cardWord(digits)} `) ?? false);

/**
 * Whether an order is what is searched for: every word is in it, in any order. `#42` is a pair, a lone number of up to four
 * digits a pair or the end of a card's number. One letter finds nothing: it is in almost every name.
 */
export function searchFor(q: string): (order: Searched) => boolean {
  const text = folded(q);
  const pair = PAIR.exec(text)?.[1];
  if (pair !== undefined) return ({ pairNumber }) => pairNumber === Number(pair);
  if (LONE_NUMBER.test(text)) return isPairOrCard(text);
  const words = text.split(" ").filter(Boolean);
  if (words.length === 0 || (text.length < 2 && !UNSPACED.test(text))) return () => false;
  return (order) => order.text !== undefined && words.every((word) => has(order.text ?? "", word));
}
