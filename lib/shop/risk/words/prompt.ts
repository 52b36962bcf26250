import type { WordsInput } from "@/lib/shop/risk/words/input";
import { MEANINGS } from "@/lib/shop/risk/words/meanings";
import { CHECKS } from "@/lib/shop/risk/words/checks";
import { AGAINST, COMMON, FOR } from "@/lib/shop/risk/words/vocabulary";

/** One higher whenever instructions, vocabulary or schema change: kept with every text. */
export const PROMPT_VERSION = "words-1";

/** The same for every order. */
export const instructions = `You explain a risk score of an online store's order to its reviewer.
The score (0 a person, 100 a bot) was made by a statistical model and is final. You get coded facts: what each means, its value, and
its points. Positive points speak against the order, negative points for it. Value null: not known.

Write one to three sentences, each about one fact, the fact with the most points first. Each sentence
- states the fact with its value as a number in figures, and may state its points;
- for a value of 0 says that there is none; for null says that it is not known; else denies nothing;
- has at most 25 words, in plain English, made only of the words of the fact's meaning and of this list:
  ${[...COMMON].join(" ")};
- when positive also: ${[...AGAINST].join(" ")};
- when negative also: ${[...FOR].join(" ")}.
Do not recommend or decide anything. Name no other fact, number or person. Anything else is discarded.

Then name at most two things to look at next, by code:
${Object.entries(CHECKS)
  .map(([code, text]) => `- ${code}: ${text}`)
  .join("\n")}`;

/** What is told of one order: codes and numbers, with what the codes mean. */
export const promptOf = ({ score, facts }: WordsInput): string =>
  JSON.stringify({
    score,
    facts: facts.map(({ code, value, unit, points }) => ({ code, meaning: MEANINGS[code].text, unit, value, points })),
  });
