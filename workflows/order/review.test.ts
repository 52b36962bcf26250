import { expect, it } from "vitest";
import { decide, decideSoon, undoDecision } from "@/lib/desk/decision/server";
import { block, readBlocks, unblock } from "@/lib/desk/blocks/server";
import { ask, extendDeadline, holdOrder } from "@/lib/desk/handling/server";
import type { Viewer } from "@/lib/account/session/schema";
import type { OrderId } from "@/lib/platform/ids";
import { allListings } from "@/lib/shop/listing/store";
import { APPROVAL_TIMEOUT_SECONDS } from "@/lib/shop/order/durations";
import { lastDeadlineOf, UNDO_SECONDS } from "@/lib/shop/order/review/rules";
import { deadlineOf, decisionOf, reasonOf } from "@/lib/shop/order/rules";
import { findOrder } from "@/lib/shop/order/store";
import { answerQuestion, readQuestion } from "@/lib/shop/question/server";
import { defaultReviewPolicy } from "@/lib/shop/review-policy/schema";
import { defaultRiskPolicy, type AutoApproval } from "@/lib/shop/risk-policy/schema";
import { readRiskPolicy, replaceRiskPolicy } from "@/lib/shop/risk-policy/store";
import { putReviewPolicy } from "@/lib/shop/review-policy/store";
import { advance, localEngine } from "@/workflows/testing/local-engine";
import { decideAs, newShopper, order, pay, payments, staff, untilOrder } from "@/workflows/testing/people";
import { useServices } from "@/workflows/testing/use-services";

/** What reviewers may do to the wait for their decision while the order's workflow sleeps on it. */

const services = useServices(localEngine);
const HOUR = 3600;
const MARGIN = 60;

/** An order whose workflow sleeps on the decision. */
async function waiting(shopper?: Viewer, card?: string): Promise<OrderId> {
  const orderId = await order(shopper ?? (await newShopper()));
  await pay(services().stripeUrl, orderId, "paid", card);
  await untilOrder(orderId, ({ status, plannedUntil }) => status === "awaiting_approval" && plannedUntil !== undefined);
  return orderId;
}

const untilPlanned = (orderId: OrderId, holds: (plannedUntil: string) => boolean) =>
  untilOrder(orderId, ({ plannedUntil }) => plannedUntil !== undefined && holds(plannedUntil));

it("a decision counts after ten seconds, whether or not its reviewer is still there", async () => {
  const orderId = await waiting();
  await decideSoon(staff, orderId, { decision: "reject", reasonCode: "reseller" });
  const { pending } = (await findOrder(orderId))!;
  await untilPlanned(orderId, (until) => until === pending?.countsAt);
  expect(decisionOf((await findOrder(orderId))!)).toBeUndefined();
  await advance(UNDO_SECONDS);
  const ended = await untilOrder(orderId, ({ status }) => status === "compensated");
  expect([reasonOf(ended), decisionOf(ended)?.by]).toEqual(["rejected", staff.customerId]);
});

it("a decision that was taken back never counts, and the next one does", async () => {
  const orderId = await waiting();
  await decideSoon(staff, orderId, { decision: "reject", reasonCode: "reseller" });
  await undoDecision(staff, orderId);
  await undoDecision(staff, orderId);
  await advance(UNDO_SECONDS + 1);
  await untilPlanned(orderId, (until) => Date.parse(until) - Date.now() > HOUR * 1000);
  await decide(staff, orderId, { decision: "approve" });
  await untilOrder(orderId, ({ status }) => status === "shipped");
  await expect(undoDecision(staff, orderId)).rejects.toMatchObject({ code: "undo_too_late" });
});

it("a script's decision counts at once, also while a reviewer's waits", async () => {
  const orderId = await waiting();
  await decideSoon(staff, orderId, { decision: "approve" });
  await decide(staff, orderId, { decision: "reject" });
  expect(reasonOf(await untilOrder(orderId, ({ status }) => status === "compensated"))).toBe("rejected");
});

it("an extended deadline is waited for, and none goes beyond the card's authorisation", async () => {
  const orderId = await waiting();
  await extendDeadline(staff, orderId, 24);
  const extended = (await findOrder(orderId))!;
  await expect(extendDeadline(staff, orderId, 168)).rejects.toMatchObject({ code: "authorization_too_short" });
  expect(deadlineOf(extended)! < lastDeadlineOf(extended, Date.now())).toBe(true);
  await advance(APPROVAL_TIMEOUT_SECONDS + MARGIN);
  await untilPlanned(orderId, (until) => until <= deadlineOf(extended)! && until > extended.plannedUntil!);
  expect((await findOrder(orderId))?.status).toBe("awaiting_approval");
  await advance(24 * HOUR);
  expect(reasonOf(await untilOrder(orderId, ({ status }) => status === "compensated"))).toBe("approval_timeout");
});

it("a hold leaves the queue until its reminder, which is sent once, and moves no deadline", async () => {
  const orderId = await waiting();
  const before = deadlineOf((await findOrder(orderId))!);
  await holdOrder(staff, orderId, { hours: 2, note: "Ask Grace" });
  const { hold, dropId } = (await findOrder(orderId))!;
  await untilPlanned(orderId, (until) => until === hold?.until);
  const listing = (await allListings(dropId)).find((one) => one.orderId === orderId);
  expect(listing?.heldUntil).toBe(hold?.until);
  await advance(2 * HOUR);
  await untilOrder(orderId, ({ remindedOf }) => remindedOf === hold?.at);
  expect(deadlineOf((await findOrder(orderId))!)).toBe(before);
  await decide(staff, orderId, { decision: "reject" });
  await untilOrder(orderId, ({ status }) => status === "compensated");
});

it("an order comes close to its deadline: it is flagged before, and then the team's policy decides", async () => {
  await putReviewPolicy({ ...defaultReviewPolicy, atDeadline: "extend", extendHours: 24 });
  const orderId = await waiting();
  const before = deadlineOf((await findOrder(orderId))!)!;
  await advance(APPROVAL_TIMEOUT_SECONDS - HOUR);
  await untilOrder(orderId, ({ alertedBefore }) => alertedBefore === before);
  await advance(HOUR);
  const extended = await untilOrder(orderId, (current) => deadlineOf(current)! > before);
  expect(extended.status).toBe("awaiting_approval");
  await putReviewPolicy(defaultReviewPolicy);
  await advance(24 * HOUR);
  expect(reasonOf(await untilOrder(orderId, ({ status }) => status === "compensated"))).toBe("approval_timeout");
  expect(await payments(services().stripeUrl, orderId)).toMatchObject([{ status: "canceled", amountCaptured: 0 }]);
});

async function rejected(orderId: OrderId): Promise<void> {
  await decide(staff, orderId, { decision: "reject" });
  await untilOrder(orderId, ({ status }) => status === "compensated");
}

const blocking = { reason: "Bought out the last drop", days: 30 };

it("a blocked account places no new order until the block is ended", async () => {
  const shopper = await newShopper();
  const orderId = await waiting(shopper);
  await block(staff, orderId, { kind: "account", ...blocking });
  await rejected(orderId);
  await expect(order(shopper)).rejects.toMatchObject({ code: "forbidden" });
  const [blocked] = (await readBlocks(staff)).filter(({ digest }) => digest === shopper.customerId);
  await unblock(staff, blocked!);
  await unblock(staff, blocked!);
  await rejected(await waiting(shopper));
});

it("an order that is paid with a blocked card comes to the desk flagged", async () => {
  const card = "5555555555554444";
  const first = await waiting(undefined, card);
  await untilOrder(first, (paid) => paid.card !== undefined);
  await block(staff, first, { kind: "card", ...blocking });
  const second = await waiting(undefined, card);
  const flagged = await untilOrder(second, ({ blocks }) => blocks !== undefined);
  expect(flagged.blocks).toEqual([{ kind: "card", reason: blocking.reason }]);
  await Promise.all([first, second].map(rejected));
});

it("a question reaches the shopper by mail once, is answered once by its link alone, and flags the order", async () => {
  const shopper = await newShopper();
  const orderId = await waiting(shopper);
  await ask(staff, orderId, "Is this a present?");
  const token = await services().lastToken(shopper.email);
  expect(await readQuestion(token)).toMatchObject({ orderId, text: "Is this a present?", answer: null });
  for (const forged of ["", "x", `${token}x`, token.replace("-1.", "-2.")])
    await expect(answerQuestion(forged, "No")).rejects.toMatchObject({ code: "token_invalid" });
  await Promise.all([answerQuestion(token, "Yes, for my sister."), answerQuestion(token, "Yes, for my sister.")]);
  await expect(answerQuestion(token, "No")).rejects.toMatchObject({ code: "token_used" });
  const { question, dropId } = (await findOrder(orderId))!;
  expect(question?.answeredAt).toBeDefined();
  expect((await allListings(dropId)).find((one) => one.orderId === orderId)?.flagged).toBe(true);
  expect((await services().subjects(shopper.email)).filter((subject) => subject.startsWith("A question"))).toHaveLength(
    1,
  );
  await rejected(orderId);
});

/** What the managers' policy does with an order when it begins to wait: approve it, draw it for a blind review, or neither. */

async function setRiskPolicy(autoApproval?: AutoApproval): Promise<void> {
  const version = (await readRiskPolicy()).version + 1;
  const policy = { ...defaultRiskPolicy, version, sliceKey: "key", ...(autoApproval && { autoApproval }) };
  expect(await replaceRiskPolicy(policy)).toBe(true);
}
async function paid(): Promise<`ord_${string}`> {
  const orderId = await order(await newShopper());
  await pay(services().stripeUrl, orderId, "paid");
  return orderId;
}

it("an order below the threshold ships without a person, and its record says by which version", async () => {
  await setRiskPolicy({ below: 100, blindPercent: 1 });
  const { version } = await readRiskPolicy();
  const orders = await Promise.all([1, 2, 3].map(paid));
  // one in a hundred is reviewed blind: not all three
  const settled = await Promise.any(orders.map((orderId) => untilOrder(orderId, ({ status }) => status === "shipped")));
  expect(decisionOf(settled)).toMatchObject({ decision: "approve", auto: { policyVersion: version, below: 100 } });
  expect(decisionOf(settled)?.by).toBeUndefined();
  await setRiskPolicy();
});

it("one that was drawn waits for a person without its score, and ships once they approve", async () => {
  await setRiskPolicy({ below: 100, blindPercent: 100 });
  const orderId = await paid();
  const waiting = await untilOrder(orderId, ({ blind }) => blind !== undefined);
  expect([waiting.status, waiting.blind?.below, decisionOf(waiting)]).toEqual(["awaiting_approval", true, undefined]);
  await decideAs(orderId, "approve");
  const shipped = await untilOrder(orderId, ({ status }) => status === "shipped");
  expect(decisionOf(shipped)).toMatchObject({ decision: "approve", view: "blind" });
  await setRiskPolicy();
});
