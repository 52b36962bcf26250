import { z } from "zod";
import { CHECKS, checkSchema } from "@/lib/shop/risk/words/checks";
import type { CodedFact, WordsInput } from "@/lib/shop/risk/words/input";
import { problemOfSentence, type SentenceProblem } from "@/lib/shop/risk/words/sentence";

const MOST_SENTENCES = 3;
const MOST_CHECKS = 2;

const sentenceSchema = z.object({
  fact: z.string().describe("code of the one fact that the sentence is about"),
  direction: z.enum(["against", "for"]).describe("against: its points are positive; for: negative"),
  text: z.string().describe("one short sentence"),
});

/** What a language model is asked for. */
export const answerSchema = z.object({
  sentences: z.array(sentenceSchema).min(1).max(MOST_SENTENCES),
  checks: z.array(checkSchema).max(MOST_CHECKS).describe("what a reviewer should look at next; may be empty"),
});
export type Answer = z.infer<typeof answerSchema>;
type Sentence = Answer["sentences"][number];

export type Problem = SentenceProblem | "unknown_fact" | "repeated_fact" | "most_telling_left_out";
export type Verdict = { readonly text: string } | { readonly problem: Problem };

const directionOf = ({ points }: CodedFact): Sentence["direction"] => (points > 0 ? "against" : "for");

function problemOf({ fact, direction, text }: Sentence, { facts }: WordsInput): Problem | undefined {
  const named = facts.find(({ code }) => code === fact);
  if (!named) return "unknown_fact";
  return direction === directionOf(named) ? problemOfSentence(text.trim(), named) : "wrong_direction";
}

/** Of the facts as a whole: none twice, and not without the one that moves the score most. */
function problemOfChoice(sentences: readonly Sentence[], { facts }: WordsInput): Problem | undefined {
  const named = new Set(sentences.map(({ fact }) => fact));
  if (named.size < sentences.length) return "repeated_fact";
  const most = Math.max(...facts.map(({ points }) => Math.abs(points)));
  return facts.some(({ code, points }) => Math.abs(points) === most && named.has(code))
    ? undefined
    : "most_telling_left_out";
}

/** Most telling first, each with a capital and a full stop; then what to look at, in words of ours. */
function compose({ sentences, checks }: Answer, { facts }: WordsInput): string {
  const place = new Map<string, number>(facts.map(({ code }, index) => [code, index]));
  const sorted = sentences.toSorted((a, b) => (place.get(a.fact) ?? 0) - (place.get(b.fact) ?? 0));
  const texts = sorted
    .map(({ text }) => text.trim().replace(/[.;:, ]*$/, "."))
    .map((text) => text.charAt(0).toUpperCase() + text.slice(1));
  const next = [...new Set(checks)].map((check) => CHECKS[check]);
  return [...texts, ...(next.length > 0 ? [`To look at next: ${next.join("; ")}.`] : [])].join(" ");
}

/**
 * Holds an answer to what was asked: every fact that it names, every number and every word is in the input, and speaks for the
 * side that its points are on. Resolves to the text, or to what is wrong with it: then the whole answer counts for nothing.
 */
export function verify(answer: Answer, input: WordsInput): Verdict {
  const problems = answer.sentences.map((sentence) => problemOf(sentence, input));
  const problem = problems.find((found) => found !== undefined) ?? problemOfChoice(answer.sentences, input);
  return problem === undefined ? { text: compose(answer, input) } : { problem };
}
