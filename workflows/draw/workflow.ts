import type { DurableContext } from "@aws/durable-execution-sdk-js";
import { LONGEST_HOLD_PAUSE_SECONDS, MOST_ENTRIES_LOOKS, MOST_LINE_TURNS } from "@/lib/shop/draw/durations";
import { ENTRY_SHARDS } from "@/lib/shop/entry/rules";
import { drawInputSchema, type DrawResult } from "@/workflows/draw/schema";
import { drawSteps, type DrawSteps, type Sealing } from "@/workflows/draw/steps";
import { always, everySeconds, untilDone } from "@/workflows/retry";
import { suspend } from "@/workflows/suspend";

const retried = { retryStrategy: untilDone };
/** A round is signed within a second or two of its time. */
const asRoundsCome = { retryStrategy: everySeconds(3) };

/**
 * The draw of a drop: waits until the entries close, excludes by the rules, seals the list, takes the round that was named, ranks,
 * begins the winners' orders, and gives pairs that come back to those next in line, until none waits or the drop ends.
 */
export async function drawWorkflow(input: unknown, context: DurableContext): Promise<DrawResult> {
  const { dropId, part } = drawInputSchema.parse(input);
  const steps = drawSteps(dropId);
  if (part > 0) return keepLine(steps, part, await context.step("pages", steps.pagesOfRanks, retried), context);
  if (!(await entriesClosed(steps, context))) {
    await context.step("cancel", steps.cancel, retried);
    await mailEach("cancelled", ENTRY_SHARDS, steps.mailCancelled, context);
    return { outcome: "cancelled" };
  }
  const { pages, listPages } = await drawWinners(steps, context);
  context.logger.info({ event: "drop drawn", dropId });
  const mailed = mailEach("results", listPages, steps.mailResults, context);
  const result = await keepLine(steps, part, pages, context);
  await mailed;
  return result;
}

/** A mail to each of a list, page by page and beside the workflow: hours of mails keep no pair from the next in line. */
const mailEach = (
  name: string,
  pages: number,
  mailPage: (page: number) => Promise<void>,
  context: DurableContext,
): Promise<void> =>
  context.runInChildContext(`mails-${name}`, async (beside) => {
    for (let page = 0; page < pages; page++)
      await beside.step(`mail-${name}-${page}`, () => mailPage(page), { retryStrategy: always });
  });

/** False where the drop ended first. */
async function entriesClosed(steps: DrawSteps, context: DurableContext): Promise<boolean> {
  for (let turn = 0; turn < MOST_ENTRIES_LOOKS; turn++) {
    const plan = await context.step(`plan-${turn}`, steps.plan, retried);
    if (plan.next !== "wait") return plan.next === "seal";
    await suspend(`entries-${turn}`, plan.seconds, steps.awaitNews, untilDone, context);
  }
  return false;
}

async function drawWinners(steps: DrawSteps, context: DurableContext): Promise<Omit<Sealing, "seconds">> {
  await context.step("exclude", steps.exclude, retried);
  const { pages, listPages, seconds } = await context.step("seal", steps.seal, retried);
  await context.wait("round", { seconds });
  await context.step("take-round", steps.takeRound, asRoundsCome);
  await context.step("rank", steps.rank, retried);
  for (let page = 0; page < pages; page++) await context.step(`award-${page}`, () => steps.award(page), retried);
  for (let page = 0; page < pages; page++) await held(`award-${page}`, () => steps.countUnheld(page), context);
  await context.step("publish", () => steps.publish(pages), retried);
  return { pages, listPages };
}

/** Waits until the orders that were begun have come to their pairs, however long: only then does what is free belong to others. */
async function held(name: string, countUnheld: () => Promise<number>, context: DurableContext): Promise<void> {
  for (let look = 0; ; look++) {
    const unheld = await context.step(`held-${name}-${look}`, countUnheld, retried);
    if (unheld === 0) return;
    await context.wait(`hold-${name}-${look}`, { seconds: Math.min(2 ** look, LONGEST_HOLD_PAUSE_SECONDS) });
  }
}

async function keepLine(steps: DrawSteps, part: number, pages: number, context: DurableContext): Promise<DrawResult> {
  const first = part * MOST_LINE_TURNS;
  for (let turn = first; turn < first + MOST_LINE_TURNS; turn++) {
    const { offered, next, seconds } = await context.step(`turn-${turn}`, () => steps.takeTurn(turn, pages), retried);
    if (offered > 0) await held(`turn-${turn}`, () => steps.countUnheldOffers(turn), context);
    if (next === "end") return endLine(steps, pages, context);
    await suspend(`line-${turn}`, seconds, steps.awaitNews, untilDone, context);
  }
  await context.step("renew", () => steps.renew(part + 1), retried);
  return { outcome: "renewed" };
}

async function endLine(steps: DrawSteps, pages: number, context: DurableContext): Promise<DrawResult> {
  for (let page = 0; page < pages; page++) await context.step(`end-${page}`, () => steps.endLine(page), retried);
  await context.step("close-line", steps.closeLine, retried);
  return { outcome: "finished" };
}
