import { StepError, type DurableContext } from "@aws/durable-execution-sdk-js";
import { always, untilDone } from "@/workflows/retry";
import { returnInputSchema, type ReturnResult } from "@/workflows/return/schema";
import { returnSteps, type ReturnSteps, type Settled } from "@/workflows/return/steps";
import { suspend } from "@/workflows/suspend";

/** Takes one pair back: acknowledge, label, wait for the parcel, have it inspected, refund; or release what was never shipped. */
export async function returnWorkflow(input: unknown, context: DurableContext): Promise<ReturnResult> {
  const { returnId } = returnInputSchema.parse(input);
  const steps = returnSteps(returnId);
  await inform("mail-requested", steps.mailRequested, context);
  await sendLabel(steps, context);
  const outcome = await untilSettled(steps, context);
  context.logger.info({ event: "return settled", returnId, outcome });
  if (outcome === "refunded") await refund(steps, context);
  if (outcome === "refused") await context.step("mark-refused", steps.markRefused, { retryStrategy: always });
  await inform("mail-ended", steps.mailEnded, context);
  return { outcome };
}

/** Buys the label, once, and mails it. Where the carrier sells none, the team is told, and the shopper waits for it. */
async function sendLabel(steps: ReturnSteps, context: DurableContext): Promise<void> {
  if (!(await context.step("read-need", steps.readNeed, { retryStrategy: untilDone }))) return;
  if (!(await context.step("buy-label", steps.buyLabel, { retryStrategy: untilDone }))) return;
  await context.step("mark-label-sent", steps.markLabelSent, { retryStrategy: untilDone });
  await inform("mail-label", steps.mailLabel, context);
}

/** Waits until something is known of the return that ends it: an inspection, a release, or the clock. */
async function untilSettled(steps: ReturnSteps, context: DurableContext): Promise<ReturnResult["outcome"]> {
  let timedOut = false;
  for (let spell = 0; ; spell++) {
    const late: boolean = timedOut;
    const waited = spell;
    const settled: Settled = await context.step("settle", () => steps.settle(late, waited), {
      retryStrategy: untilDone,
    });
    if (settled.next !== "wait") return settled.next;
    if (settled.received) await inform("mail-received", steps.mailReceived, context);
    timedOut = !(await suspend("await-news", settled.seconds, steps.awaitNews, untilDone, context));
  }
}

/** The money is given back before the record says so: the provider is asked what it knows, so that a repeat gives nothing more. */
async function refund(steps: ReturnSteps, context: DurableContext): Promise<void> {
  const amountMinor = await context.step("refund", steps.refund, { retryStrategy: always });
  await context.step("mark-refunded", () => steps.markRefunded(amountMinor), { retryStrategy: always });
  await context.step("issue-credit-note", steps.issueCreditNote, { retryStrategy: always });
  await context.step("restock", steps.restock, { retryStrategy: always });
}

/** A mail whose refusal ends nothing. */
async function inform(name: string, send: () => Promise<void>, context: DurableContext): Promise<void> {
  try {
    await context.step(name, send, { retryStrategy: untilDone });
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    context.logger.error({ event: "a mail was refused", mail: name, error: String(error) });
  }
}
