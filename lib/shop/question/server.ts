import { writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { AppError } from "@/lib/platform/errors";
import { sameHash, splitToken } from "@/lib/platform/link-token/rules";
import { ttlAfter } from "@/lib/platform/table/ttl";
import { ADDRESS_RETENTION_SECONDS } from "@/lib/shop/order/durations";
import { orderNumberOf } from "@/lib/shop/order/number";
import type { Order } from "@/lib/shop/order/schema";
import { questionReconciler, tokenOf } from "@/lib/shop/question/reconciler";
import { isQuestionId, partsOfQuestionId, questionIdOf } from "@/lib/shop/question/rules";
import type { Question } from "@/lib/shop/question/schema";
import { createQuestion, findQuestion, recordAnswer } from "@/lib/shop/question/store";

/** Asks the shopper by mail, once. The caller has checked who asks. */
export async function askShopper({ orderId, question: latest }: Order, text: string, by: string): Promise<void> {
  const nowMs = Date.now();
  const question: Question = {
    orderId,
    number: (latest?.number ?? 0) + 1,
    text,
    by,
    askedAt: new Date(nowMs).toISOString(),
    ttlSeconds: ttlAfter(nowMs, ADDRESS_RETENTION_SECONDS),
  };
  const kept = await writeAndReconcile(questionReconciler, questionIdOf(question), () => createQuestion(question));
  if (kept?.text !== text) throw new AppError("question_open"); // a colleague asked at the same moment
}

/** What stands on the page behind the link. */
export interface QuestionView {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly text: string;
  readonly answer: string | null;
}

/** @throws AppError token_invalid */
async function byToken(token: string): Promise<Question> {
  const given = splitToken(token, isQuestionId);
  const question = given && (await findQuestion(partsOfQuestionId(given.id)));
  if (!question || !sameHash(tokenOf(question).tokenHash, given.tokenHash)) throw new AppError("token_invalid");
  return question;
}

/** The question of a mailed link. Changes nothing. @throws AppError token_invalid */
export async function readQuestion(token: string): Promise<QuestionView> {
  const { orderId, text, answer } = await byToken(token);
  return { orderId, orderNumber: orderNumberOf(orderId), text, answer: answer ?? null };
}

/** Keeps the answer, once: a later one changes nothing. @throws AppError token_invalid, token_used when another answer is there */
export async function answerQuestion(token: string, text: string): Promise<void> {
  const question = await byToken(token);
  const id = questionIdOf(question);
  const answer = () => recordAnswer(question, text, new Date().toISOString());
  const kept = await writeAndReconcile(questionReconciler, id, answer, (written) => written);
  if (kept?.answer !== text) throw new AppError("token_used");
}
