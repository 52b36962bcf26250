import type { OrderId } from "@/lib/platform/ids";
import { mayLearn } from "@/lib/platform/states/condition";
import type { Change } from "@/lib/platform/table/entity";
import { indexKeyOf, orders } from "@/lib/shop/order/record";
import type { PendingDecision, RecordedDecision } from "@/lib/shop/order/review/schema";
import type { Order } from "@/lib/shop/order/schema";
import { orderFacts } from "@/lib/shop/order/states";

/** The writes of an order's review. Each is one conditional write; each is safe to repeat, and resolves with the order as it then is. */

const { when } = orders;
const mayRecord = (name: keyof typeof orderFacts) => mayLearn(when, name, orderFacts[name]);

const write = async (orderId: OrderId, { set, ...change }: Change<Order>): Promise<Order | undefined> =>
  (
    await orders.decide(
      { orderId },
      { ...change, set: { updatedAt: new Date().toISOString(), ...set }, add: { revision: 1 } },
    )
  ).record;

/** The order can be decided: no reviewer has, its execution runs, its money is there, its shopper has not withdrawn. */
const isOpen = when.and(
  mayRecord("decision"),
  when.absent("stop"),
  when.absent("paymentProblem"),
  when.absent("withdrawnAt"),
);

/** Records the decision, unless there is one or the order is not to be decided any more. One that was about to count gives way. */
export const recordDecision = (orderId: OrderId, decision: RecordedDecision): Promise<Order | undefined> =>
  write(orderId, { set: { decision }, remove: ["pending"], when: isOpen });

/**
 * Approves the order without a person, for the score that was looked at. Only where there is nothing about the order that a
 * person should see: no block, no question, no hold, no report of fraud, no decision about to count.
 */
export const recordAutoApproval = (
  orderId: OrderId,
  decision: RecordedDecision & { readonly score: number },
): Promise<Order | undefined> =>
  write(orderId, {
    set: { decision },
    when: when.and(
      isOpen,
      when.is("risk.score", decision.score),
      when.absent("blocks"),
      when.absent("question"),
      when.absent("hold"),
      when.absent("dispute"),
      when.absent("fraudWarning"),
      when.absent("pending"),
      when.absent("blind"),
    ),
  });

/** Notes that the order is reviewed without its score. Once: the policy that drew it counts. */
export const recordBlind = (orderId: OrderId, blind: Order["blind"] & object): Promise<Order | undefined> =>
  write(orderId, { set: { blind }, when: when.and(isOpen, when.absent("blind")) });

/** Has a decision count, if it was not taken back. */
export const recordPendingDecision = (
  orderId: OrderId,
  { countsAt, ...decision }: PendingDecision,
): Promise<Order | undefined> =>
  write(orderId, {
    set: { decision },
    remove: ["pending"],
    when: when.and(isOpen, when.is("pending.countsAt", countsAt), when.is("pending.by", decision.by)),
  });

/** Notes a decision that will count, unless another is there, counting or about to. */
export const recordPending = (orderId: OrderId, pending: PendingDecision): Promise<Order | undefined> =>
  write(orderId, { set: { pending }, when: when.and(isOpen, when.absent("pending")) });

/** Takes a decision back that does not count yet. */
export const removePending = (orderId: OrderId, by: string): Promise<Order | undefined> =>
  write(orderId, { remove: ["pending"], when: when.and(mayRecord("decision"), when.is("pending.by", by)) });

export const recordAssigned = (orderId: OrderId, assigned: Order["assigned"] & object): Promise<Order | undefined> =>
  write(orderId, { set: { assigned } });

export const recordHold = (orderId: OrderId, hold: Order["hold"] & object): Promise<Order | undefined> =>
  write(orderId, { set: { hold }, when: isOpen });

/** Notes that the reminder of the hold was sent. */
export const recordReminded = (orderId: OrderId, of: string): Promise<Order | undefined> =>
  write(orderId, { set: { remindedOf: of } });

/** Notes that the team was alerted of this deadline. */
export const recordAlerted = (orderId: OrderId, deadlineAt: string): Promise<Order | undefined> =>
  write(orderId, { set: { alertedBefore: deadlineAt } });

/** Moves the deadline, to a later one. `extended` says who did; absent, the team's policy. */
export const recordDeadline = (
  orderId: OrderId,
  deadlineAt: string,
  extended?: Order["extended"],
): Promise<Order | undefined> =>
  write(orderId, {
    set: { deadlineAt, ...(extended && { extended }) },
    index: indexKeyOf(orderId, "awaiting_approval", deadlineAt),
    when: when.and(isOpen, when.below("deadlineAt", deadlineAt)),
  });

/** Keeps the callback that wakes the workflow, and until when it waits. */
export const recordReviewWait = (
  orderId: OrderId,
  wait: { readonly approvalCallbackId: string; readonly plannedUntil: string },
): Promise<Order | undefined> => write(orderId, { set: wait, when: when.is("status", "awaiting_approval") });

export const recordQuestion = (orderId: OrderId, question: Order["question"] & object): Promise<Order | undefined> =>
  write(orderId, { set: { question } });

export const recordBlocks = (orderId: OrderId, blocks: Order["blocks"] & object): Promise<Order | undefined> =>
  write(orderId, { set: { blocks } });
