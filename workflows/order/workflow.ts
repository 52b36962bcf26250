import { StepError, type DurableContext } from "@aws/durable-execution-sdk-js";
import type { OrderReason } from "@/lib/shop/order/schema";
import { DELIVERY_SPELLS, LOST_AFTER_SECONDS, WITHDRAWAL_SECONDS } from "@/lib/shop/order/durations";
import type { Review } from "@/lib/shop/order/review/wait";
import { catalog } from "@/workflows/catalog";
import { createBackgroundSteps, type BackgroundSteps } from "@/workflows/background-steps";
import { orderInputSchema, type OrderResult } from "@/workflows/order/schema";
import {
  orderSteps,
  type AfterAssessment,
  type AfterLabel,
  type OrderSteps,
  type Report,
} from "@/workflows/order/steps";
import { aFewTimes, always, beforePayment, untilDone } from "@/workflows/retry";
import { createSaga, type Saga } from "@/workflows/saga";
import { suspend } from "@/workflows/suspend";

/** Sells one numbered pair to one person: hold, score, pay, decide, label, pack, ship, deliver; or undo all of it and say why. */
export async function orderWorkflow(input: unknown, context: DurableContext): Promise<OrderResult> {
  const { orderId, takeover } = orderInputSchema.parse(input);
  const steps = orderSteps(orderId);
  const saga = createSaga(context);
  const background = createBackgroundSteps(context);
  const run: Run = { steps, saga, background, context };
  const sale = await (takeover === undefined ? sell(run) : takeOver(run));
  context.logger.info({ event: "paidBy" in sale ? "order approved and paid" : "order ends", orderId, ...sale });
  const result = await ("paidBy" in sale ? ship(sale.paidBy, run) : undo(sale.reason, run));
  await background.settled();
  return result;
}

interface Run {
  readonly steps: OrderSteps;
  readonly saga: Saga;
  /** Mails that only inform: their refusal ends nothing, and no wait begins later for them. */
  readonly background: BackgroundSteps;
  readonly context: DurableContext;
}

/** Why it ended early, or the payment that was captured for it: undefined where an earlier execution has shipped it. */
type Sale = { readonly reason: OrderReason } | { readonly paidBy: string | undefined };

/** Ends what a stopped execution left: its last invocation may still act, so its time is waited out before anything is read. */
async function takeOver({ steps, saga, context }: Run): Promise<Sale> {
  await context.wait("last-invocation", { seconds: catalog.order.invocationTimeoutSeconds });
  const ending = await context.step("read-ending", steps.readEnding, { retryStrategy: always });
  if (ending === "shipped") return { paidBy: undefined };
  saga.register("release-pair", steps.releasePair);
  saga.register("release-payment", steps.releasePayment);
  saga.register("refund-label", steps.refundLabel);
  return { reason: ending };
}

/** Everything before the shipment. */
async function sell(run: Run): Promise<Sale> {
  const { steps, saga, background, context } = run;
  try {
    saga.register("release-pair", steps.releasePair);
    const held = await context.step("reserve-pair", steps.reservePair, { retryStrategy: beforePayment });
    if (held === null) return notServed(run);

    saga.register("release-payment", steps.releasePayment);
    const { outgrows, explains } = await prepare(steps, context);

    const payment = suspend("await-payment", held.paymentWindowSeconds, steps.awaitPayment, beforePayment, context);
    background.begin("mail-order-received", steps.mailReceived);
    if (outgrows) background.begin("reassess-linked", () => steps.reassessLinked("placed"));
    if (explains) background.begin("explain-risk", steps.explainRisk, aFewTimes);
    await payment;
    const unpaid = await context.step("settle-payment", steps.settlePayment, { retryStrategy: untilDone });
    if (unpaid !== null) return { reason: unpaid };
    if (!(await assessPayment(steps, background, context))) return { reason: "payment_failed" };

    const refused = await review(explains, run);
    if (refused !== null) return { reason: refused };

    const paidBy = await context.step("capture-payment", steps.capturePayment, { retryStrategy: untilDone });
    if (paidBy === null) return { reason: "failed" };

    saga.register("refund-label", steps.refundLabel);
    return (await pack(steps, context)) ? { paidBy } : { reason: "failed" };
  } catch (error) {
    context.logger.error({ event: "an order failed for good before it shipped", error: String(error) });
    return { reason: "failed" };
  }
}

/**
 * Waits for a reviewer, and looks at the order whenever something is due or was moved: the deadline, a reminder, a decision that
 * counts once no reviewer took it back. Null when it was approved.
 */
async function review(explains: boolean, { steps, background, context }: Run): Promise<OrderReason | null> {
  const first = await context.step("plan-review", steps.planReview, { retryStrategy: untilDone });
  for (let wait: { until: string; seconds: number; deadlineAt?: string } = first; ;) {
    const { seconds, ...until } = wait;
    const submit = (id: string) => steps.awaitDecision(until, id);
    const answer = suspend("await-decision", seconds, submit, untilDone, context);
    if (wait === first) {
      background.begin("mail-payment-received", steps.mailPaid);
      if (explains) background.begin("explain-risk-again", steps.explainRisk, aFewTimes);
    }
    const waitedUntil = (await answer) ? undefined : until.until;
    const settled: Review = await context.step("settle-decision", () => steps.settleDecision(waitedUntil), {
      retryStrategy: untilDone,
    });
    if (settled.over) return settled.reason;
    wait = settled;
  }
}

/** That it asked tells of those that share something with it. */
function notServed({ steps, background }: Run): Sale {
  background.begin("note-unserved", steps.noteUnserved, aFewTimes);
  return { reason: "sold_out" };
}

type Following = Pick<AfterAssessment, "outgrows" | "explains">;
const NOTHING: Following = { outgrows: false, explains: false };

/**
 * Scores the risk while the payment page is made. An order that has its page and no score is sold all the same: a person decides.
 * Resolves with what follows from the score.
 */
async function prepare(steps: OrderSteps, context: DurableContext): Promise<Following> {
  try {
    return await context.step("score-and-open-payment", steps.scoreAndOpenPayment, { retryStrategy: beforePayment });
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    await context.step("mark-unscored", steps.markUnscored, { retryStrategy: beforePayment });
    return NOTHING;
  }
}

/**
 * Assesses the order again by the card that paid, before a reviewer sees it. Where that is refused for good the assessment of
 * before stands: a person decides. False where the card has paid for as many orders as the drop allows.
 */
async function assessPayment(
  steps: OrderSteps,
  background: BackgroundSteps,
  context: DurableContext,
): Promise<boolean> {
  try {
    const { outgrows, hasCardPlace } = await context.step("assess-payment", steps.assessPayment, {
      retryStrategy: untilDone,
    });
    if (outgrows) background.begin("reassess-linked-by-card", () => steps.reassessLinked("paid"));
    return hasCardPlace;
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    context.logger.error({ event: "an order was not assessed after its payment", error: String(error) });
    return true;
  }
}

/**
 * Buys the label for the address that counts and has the pair packed under it: by the team, or by itself where the drop is
 * packed that way. An address that the carrier refuses waits for another one, and so does a label for a former address.
 * False when the time for it ran out, or the money is gone.
 */
async function pack(steps: OrderSteps, context: DurableContext): Promise<boolean> {
  for (let timedOut = false; ;) {
    await context.step("buy-label", steps.buyLabel, { retryStrategy: untilDone });
    const late: boolean = timedOut;
    const { next, seconds }: AfterLabel = await context.step("settle-packing", () => steps.settlePacking(late), {
      retryStrategy: untilDone,
    });
    if (next === "ship" || next === "undo") return next === "ship";
    if (next === "wait") timedOut = !(await suspend("await-packing", seconds, steps.awaitPacking, untilDone, context));
  }
}

/** The point of no return is a shipment for money that is there. After it: retried until done, never compensated. */
async function ship(paidBy: string | undefined, run: Run): Promise<OrderResult> {
  const { steps, background, context } = run;
  const shipped = await context.step("mark-shipped", () => steps.markShipped(paidBy), { retryStrategy: always });
  if (!shipped) return undo("failed", run);
  background.begin("mail-shipped", steps.mailShipped);
  if (!(await deliver(steps, context))) return { outcome: "shipped" };
  await context.step("mark-delivered", steps.markDelivered, { retryStrategy: always });
  background.begin("mail-delivered", steps.mailDelivered);
  await context.wait("withdrawal-period", { seconds: WITHDRAWAL_SECONDS });
  await context.step("end-withdrawal-period", steps.endWithdrawalPeriod, { retryStrategy: always });
  return { outcome: "delivered" };
}

/** Waits for the carrier. A parcel that is not seen for too long is noted, for the team. False when it never arrives. */
async function deliver(steps: OrderSteps, context: DurableContext): Promise<boolean> {
  let seen: string | null = null;
  for (let spell = 0; spell < DELIVERY_SPELLS; spell++) {
    await suspend("await-delivery", LOST_AFTER_SECONDS, steps.awaitDelivery, always, context);
    const before: string | null = seen;
    const report: Report = await context.step("settle-delivery", () => steps.settleDelivery(before), {
      retryStrategy: untilDone,
    });
    if (report.status === "delivered" || report.status === "return_to_sender") return report.status === "delivered";
    seen = report.version;
  }
  return false;
}

/** Undoes the order, unless an earlier execution has sold it: then this one goes on with the shipment. */
async function undo(reason: OrderReason, run: Run): Promise<OrderResult> {
  const { steps, saga, background, context } = run;
  await saga.compensate();
  const why = await context.step("mark-compensated", () => steps.markCompensated(reason), { retryStrategy: always });
  if (why === null) return ship(undefined, run);
  if (why === "withdrawn") await context.step("tell-return", steps.tellReturn, { retryStrategy: always });
  if (why === "rejected") background.begin("reassess-beside", steps.reassessBeside, aFewTimes);
  await context.step("mail-ended", () => steps.mailEnded(why), { retryStrategy: untilDone });
  return { outcome: "compensated", reason: why };
}
