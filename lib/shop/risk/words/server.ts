import { log } from "@/lib/platform/log";
import type { OrderId } from "@/lib/platform/ids";
import type { Explanation, RiskAssessment } from "@/lib/shop/risk/schema";
import { withAdvice } from "@/lib/shop/risk/turned-down";
import { wordsInputOf, type WordsInput } from "@/lib/shop/risk/words/input";
import { instructions, PROMPT_VERSION, promptOf } from "@/lib/shop/risk/words/prompt";
import { answerSchema, verify, type Answer } from "@/lib/shop/risk/words/verify";
import { configuredWriter, languageModelOf, type Writer } from "@/lib/shop/risk/words/writer";

/** Reviewers look minutes later; a model that takes longer is asked again by the step. */
const TIMEOUT_MS = 10_000;
const MOST_TOKENS = 600;

/** Who wrote a text: provider, model, and the version of the prompt. */
const signatureOf = ({ provider, model }: Writer): string => `${provider}:${model} (${PROMPT_VERSION})`;

/** Asks once, for coded facts alone and without tools. @throws whatever the provider, its client or the clock refuse with */
async function ask(writer: Writer, input: WordsInput): Promise<Answer> {
  const { generateText, Output } = await import("ai");
  const { output } = await generateText({
    model: await languageModelOf(writer),
    instructions,
    prompt: promptOf(input),
    output: Output.object({ schema: answerSchema }),
    maxOutputTokens: MOST_TOKENS,
    maxRetries: 0, // the durable step asks again
    abortSignal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return output;
}

/** What `fetch` fails with when the network does, and what a signal aborts with. */
const TRANSIENT = new Set(["TypeError", "TimeoutError", "AbortError"]);

/** Whether to ask again makes sense: not where the provider refuses us, nor where the answer is none that can be used. */
async function isTransient(error: unknown): Promise<boolean> {
  const { APICallError } = await import("ai");
  return APICallError.isInstance(error) ? error.isRetryable : error instanceof Error && TRANSIENT.has(error.name);
}

/** The answer; undefined where there will be none. @throws what may be over the next time */
async function answerOf(writer: Writer, input: WordsInput, orderId: OrderId): Promise<Answer | undefined> {
  try {
    return await ask(writer, input);
  } catch (error) {
    if (await isTransient(error)) throw error;
    const { name, statusCode } = error as { name: string; statusCode?: number };
    log.warn("a language model gave no explanation", { orderId, writer: signatureOf(writer), error: name, statusCode });
    return undefined;
  }
}

/** Whether a language model writes explanations here. */
export const hasWriter = (): boolean => configuredWriter() !== undefined;

/**
 * The assessment in the words of the configured language model, held to the assessment (`verify`). Undefined where none is
 * configured, or its answer does not hold: then the template stays. The model sees codes and numbers, never a text.
 * @throws where it may answer the next time: throttled, down, too slow
 */
export async function writeExplanation(risk: RiskAssessment, orderId: OrderId): Promise<Explanation | undefined> {
  const [writer, input] = [configuredWriter(), wordsInputOf(risk)];
  if (!writer || !input) return undefined;
  const answer = await answerOf(writer, input, orderId);
  if (!answer) return undefined;
  const verdict = verify(answer, input);
  if ("text" in verdict) return { text: withAdvice(risk.facts, verdict.text), by: signatureOf(writer) };
  log.warn("an explanation does not hold", { orderId, writer: signatureOf(writer), problem: verdict.problem });
  return undefined;
}
