import type { CodedFact } from "@/lib/shop/risk/words/input";
import { MEANINGS, type Meaning } from "@/lib/shop/risk/words/meanings";
import { hasOnlyNumbersOf, withoutNumbers } from "@/lib/shop/risk/words/numbers";
import { AGAINST, COMMON, FOR, NEGATIONS, NUMBER_WORDS, UNKNOWN } from "@/lib/shop/risk/words/vocabulary";

/** Why a sentence about a fact does not hold. */
export type SentenceProblem =
  "length" | "foreign_character" | "foreign_word" | "foreign_number" | "off_topic" | "wrong_direction" | "turned_round";

const LONGEST = 200;
const SHORTEST = 12;
/** No line break, no `@`, no slash, no bracket of a language or a markup. */
const CHARACTERS = /^[A-Za-z0-9 ,.;:'’()+−%-]*$/;
const SHORT_NEGATION = /n['’]t$/;
/** A span of time says how long: by a number. */
const SPAN = /\b(?:second|minute|hour|day)s?\b/i;

type Words = ReadonlySet<string>;

const wordsOf = (text: string): string[] =>
  [...text.toLowerCase().matchAll(/[a-z][a-z’'-]*/g)].map(([word]) => word.replace(/[’'-]+$/, ""));

const own = ({ text, terms }: Meaning): Words =>
  new Set([text, ...terms].flatMap(wordsOf).flatMap((word) => [word, ...word.split("-")]));

/** The word as it is, or its plural or possessive form of one that is there. */
const isIn = (word: string, known: Words): boolean =>
  known.has(word) || known.has(word.replace(/(?:['’]s|s)$/, "")) || known.has(`${word}s`);

const isOneOf = (word: string, lists: readonly Words[]): boolean => lists.some((list) => isIn(word, list));

const isNegation = (word: string): boolean => NEGATIONS.has(word) || SHORT_NEGATION.test(word);

function isAllowed(word: string, known: Words): boolean {
  const plain = word.replace(SHORT_NEGATION, "");
  if (NUMBER_WORDS.has(word) || NEGATIONS.has(word) || isOneOf(plain, [COMMON, known, AGAINST, FOR, UNKNOWN]))
    return true;
  return word.includes("-") && word.split("-").every((part) => isOneOf(part, [COMMON, known]));
}

/** Words of the other side than the points', the fact's own apart. */
const contradicts = (words: readonly string[], { points }: CodedFact, known: Words): boolean =>
  words.some((word) => !isIn(word, known) && isIn(word, points > 0 ? FOR : AGAINST));

/** A value is stated, none is denied: a negation belongs to a value of 0 and to one that is not known, and to these only. */
function isTurnedRound(words: readonly string[], text: string, { value }: CodedFact, known: Words): boolean {
  const denies = words.some((word) => isNegation(word) && !known.has(word));
  const isLeftOpen = words.some((word) => UNKNOWN.has(word) && !known.has(word));
  if (value === null) return !denies && !isLeftOpen;
  return value === 0 ? !denies && !/\b0\b/.test(text) : denies || isLeftOpen;
}

const isOnTopic = (words: readonly string[], known: Words): boolean =>
  words.some((word) => isIn(word, known) && !isOneOf(word, [COMMON]));

type Test = readonly [
  SentenceProblem,
  (text: string, fact: CodedFact, words: readonly string[], known: Words) => boolean,
];

/** In the order in which they are asked: what comes first makes the next one's question sound. */
const TESTS: readonly Test[] = [
  ["length", (text) => text.length < SHORTEST || text.length > LONGEST],
  ["foreign_character", (text) => !CHARACTERS.test(text)],
  ["foreign_word", (_text, _fact, words, known) => !words.every((word) => isAllowed(word, known))],
  ["foreign_word", (text) => SPAN.test(withoutNumbers(text))],
  ["foreign_number", (text, fact) => !hasOnlyNumbersOf(text, fact)],
  ["off_topic", (_text, _fact, words, known) => !isOnTopic(words, known)],
  ["wrong_direction", (_text, fact, words, known) => contradicts(words, fact, known)],
  ["turned_round", (text, fact, words, known) => isTurnedRound(words, text, fact, known)],
];

/** What is wrong with a sentence about one fact; undefined where it says of it only what is so. */
export function problemOfSentence(text: string, fact: CodedFact): SentenceProblem | undefined {
  const known = own(MEANINGS[fact.code]);
  const words = wordsOf(text);
  return TESTS.find(([, fails]) => fails(text, fact, words, known))?.[0];
}
