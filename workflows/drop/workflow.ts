import type { DurableContext } from "@aws/durable-execution-sdk-js";
import { MOST_DROP_WAITS } from "@/lib/shop/drop/durations";
import { REMINDER_SHARDS } from "@/lib/shop/reminder/rules";
import { dropInputSchema, type DropResult } from "@/workflows/drop/schema";
import { createBackgroundSteps, type BackgroundSteps } from "@/workflows/background-steps";
import { stateFairness } from "@/workflows/drop/fairness";
import { dropSteps, type DropPlan, type DropSteps } from "@/workflows/drop/steps";
import { untilDone } from "@/workflows/retry";

/**
 * The times of a drop: waits for the opening, tells who asked to be told, waits for the closing, and states how it went. Nothing is sold by it: whether
 * a drop is open follows from its record and the clock. An edit of the times begins another execution, and this one ends.
 */
export async function dropWorkflow(input: unknown, context: DurableContext): Promise<DropResult> {
  const { dropId, schedule } = dropInputSchema.parse(input);
  const steps = dropSteps(dropId, schedule);
  let isAnnounced = false;
  let isDrawAnnounced = false;
  const background = createBackgroundSteps(context);
  for (let turn = 0; turn <= MOST_DROP_WAITS; turn++) {
    const plan = await context.step(`plan-${turn}`, () => steps.plan(isAnnounced), { retryStrategy: untilDone });
    if (plan.isDraw && !isDrawAnnounced) isDrawAnnounced = announceDraw(steps, background);
    if (plan.next === "end") return { outcome: "outdated" };
    if (plan.next === "close") return close(dropId, steps, context);
    if (plan.next === "wait") await context.wait(`wait-${turn}`, { seconds: plan.seconds });
    else isAnnounced = await open(dropId, plan, steps, context);
  }
  await context.step("renew", steps.renew, { retryStrategy: untilDone });
  return { outcome: "renewed" };
}

/** What the draw is committed to is published with the drop. A beacon that is away keeps nothing else: the draw itself asks again. */
function announceDraw(steps: DropSteps, background: BackgroundSteps): true {
  background.begin("announce-draw", steps.announceDraw);
  return true;
}

async function open(dropId: string, { isDraw }: DropPlan, steps: DropSteps, context: DurableContext): Promise<true> {
  if (isDraw) await context.step("start-draw", steps.startDraw, { retryStrategy: untilDone });
  return announce(dropId, steps, context);
}

async function close(dropId: string, steps: DropSteps, context: DurableContext): Promise<DropResult> {
  context.logger.info({ event: "drop closed", dropId });
  await context.step("delete-reminders", steps.close, { retryStrategy: untilDone });
  await stateFairness(dropId, context);
  return { outcome: "closed" };
}

/** A step for each page of the list, so that a crash repeats one page and no mail. */
async function announce(dropId: string, steps: DropSteps, context: DurableContext): Promise<true> {
  context.logger.info({ event: "drop opened", dropId });
  for (let shard = 0; shard < REMINDER_SHARDS; shard++)
    for (let page = 0, more = true; more; page++)
      more = await context.step(`announce-${shard}-${page}`, () => steps.announce(shard), {
        retryStrategy: untilDone,
      });
  return true;
}
