import type { DurableContext } from "@aws/durable-execution-sdk-js";
import type { Cursor } from "@/lib/shop/fairness/count";
import { LAST_ORDERS_SECONDS, MOST_FAIRNESS_WAITS } from "@/lib/shop/fairness/durations";
import { secondsUntilSettled } from "@/lib/shop/fairness/look";
import { EMPTY, plus, type Tally } from "@/lib/shop/fairness/tally";
import { fairnessSteps, type FairnessSteps } from "@/workflows/drop/fairness-steps";
import { untilDone } from "@/workflows/retry";

const retried = { retryStrategy: untilDone };

/** States how a drop that has closed went: at once as far as it is known, and once for good. */
export async function stateFairness(dropId: string, context: DurableContext): Promise<void> {
  const steps = fairnessSteps(dropId);
  const first = await countBooks("closed", steps, context);
  await context.step("state-fairness", () => steps.state(first, "provisional"), retried);
  const last = await countSettled(first, steps, context);
  await context.step("state-fairness-finally", () => steps.state(last, "final"), retried);
}

/**
 * Counts when no order is open and no rejection can be appealed against or ordered again, or when the longest time for that is
 * over. A wait ends by the engine's clock: the look after it is told which moment that was.
 */
async function countSettled(first: Tally, steps: FairnessSteps, context: DurableContext): Promise<Tally> {
  await context.wait("last-orders", { seconds: LAST_ORDERS_SECONDS });
  let known = first;
  let waitedUntilMs = 0;
  for (let turn = 0; turn < MOST_FAIRNESS_WAITS; turn++) {
    const [soFar, untilMs] = [known, waitedUntilMs];
    const look = await context.step(`look-${turn}`, () => steps.look(soFar, untilMs), retried);
    if (look.isQuiet) known = await countBooks(`look-${turn}`, steps, context);
    const seconds = secondsUntilSettled(look, known);
    if (seconds === 0) return known;
    waitedUntilMs = look.nowMs + seconds * 1000;
    await context.wait(`settle-${turn}`, { seconds });
  }
  return countBooks("at-last", steps, context);
}

async function countBooks(name: string, steps: FairnessSteps, context: DurableContext): Promise<Tally> {
  let tally = EMPTY;
  for (const book of await context.step(`books-${name}`, steps.books, retried)) {
    const count = (from: Cursor, page: number) =>
      context.step(`count-${name}-${book}-${page}`, () => steps.count(book, from), retried);
    tally = plus(tally, await countPages(count));
  }
  return tally;
}

/** A step for each page, so that a crash repeats one and no instance holds more. */
async function countPages(count: (from: Cursor, page: number) => ReturnType<FairnessSteps["count"]>): Promise<Tally> {
  let tally = EMPTY;
  let from: Cursor | undefined = { shard: 0 };
  for (let page = 0; from; page++) {
    const { tally: counted, next }: Awaited<ReturnType<FairnessSteps["count"]>> = await count(from, page);
    tally = plus(tally, counted);
    from = next;
  }
  return tally;
}
