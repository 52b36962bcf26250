import type { DurableContext } from "@aws/durable-execution-sdk-js";
import { LONGEST_HOLD_PAUSE_SECONDS, MOST_ENTRIES_LOOKS, MOST_LINE_TURNS } from "@/lib/shop/draw/durations";
import { ENTRY_SHARDS } from "@/lib/shop/entry/rules";
import { drawInputSchema, type DrawResult } from "@/workflows/draw/schema";
import { drawSteps, type DrawSteps, type Sealing } from "@/workflows/draw/steps";
import { always, asDue, untilDone } from "@/workflows/retry";
import { suspend } from "@/workflows/suspend";

const retried = { retryStrategy: untilDone };
const asRoundsCome = { retryStrategy: asDue };

/**
 * The draw of a drop: waits until the entries close, excludes by the rules, seals the list, takes the round that was named, ranks,
 * begins the winners' orders, and gives pairs that come back to those next in line, until none waits or the drop ends. Once a manager
 * has closed the drop no order begins; the ranks of a sealed list are published all the same.
 */
export async function drawWorkflow(input: unknown, context: DurableContext): Promise<DrawResult> {
  const { dropId, part } = drawInputSchema.parse(input);
  const steps = drawSteps(dropId);
  if (part > 0) return keepLine(steps, part, await context.step("pages", steps.pagesOfRanks, retried), context);
  const sealing = (await entriesClosed(steps, context)) ? await sealAndTakeRound(steps, context) : undefined;
  if (!sealing) return cancel(steps, context);
  const { pages, listPages } = sealing;
  await drawWinners(pages, steps, context);
  context.logger.info({ event: "drop drawn", dropId });
  const mailed = mailEach("results", listPages, steps.mailResults, context);
  const result = await keepLine(steps, part, pages, context);
  await mailed;
  return result;
}

/** The drop ended before its draw. */
async function cancel(steps: DrawSteps, context: DurableContext): Promise<DrawResult> {
  await context.step("cancel", steps.cancel, retried);
  await mailEach("cancelled", ENTRY_SHARDS, steps.mailCancelled, context);
  return { outcome: "cancelled" };
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
  for (let turn = 0, late = 0; Math.max(turn - late, late) < MOST_ENTRIES_LOOKS; turn++) {
    const plan = await context.step(`plan-${turn}`, steps.plan, retried);
    if (plan.next !== "wait") return plan.next === "seal";
    await suspend(`entries-${turn}`, plan.seconds, steps.awaitNews, untilDone, context);
    if (plan.isLate) late++;
  }
  return false;
}

/** Undefined where the drop ended, and the random number never came. */
async function sealAndTakeRound(steps: DrawSteps, context: DurableContext): Promise<Sealing | undefined> {
  await context.step("exclude", steps.exclude, retried);
  const sealing = await context.step("seal", steps.seal, retried);
  await context.wait("round", { seconds: sealing.seconds });
  const round = await context.step("take-round", steps.takeRound, asRoundsCome);
  return round === "given_up" ? undefined : sealing;
}

async function drawWinners(pages: number, steps: DrawSteps, context: DurableContext): Promise<void> {
  await context.step("rank", steps.rank, retried);
  for (let page = 0; page < pages; page++) await context.step(`award-${page}`, () => steps.award(page), retried);
  for (let page = 0; page < pages; page++) await held(`award-${page}`, () => steps.countUnheld(page), context);
  await context.step("publish", () => steps.publish(pages), retried);
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
