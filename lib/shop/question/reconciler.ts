import { recentCustomer } from "@/lib/account/customer/store";
import { keepAudit } from "@/lib/platform/audit/store";
import type { Reconciler } from "@/lib/platform/durable/reconcile";
import { env } from "@/lib/platform/env";
import { TerminalError } from "@/lib/platform/errors";
import { linkToken } from "@/lib/platform/link-token/rules";
import { log } from "@/lib/platform/log";
import type { Letter } from "@/lib/platform/mail/schema";
import { sendMailOnce } from "@/lib/platform/mail/server";
import { listOrder } from "@/lib/shop/listing/server";
import { orderNumberOf } from "@/lib/shop/order/number";
import { recordQuestion } from "@/lib/shop/order/review/transitions";
import type { Order } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import { partsOfQuestionId, questionIdOf } from "@/lib/shop/question/rules";
import type { Question } from "@/lib/shop/question/schema";
import { findQuestion } from "@/lib/shop/question/store";

/** The link's token, and the hash that a link of this question has. */
export const tokenOf = (question: Pick<Question, "orderId" | "number">) =>
  linkToken(questionIdOf(question), ["question", questionIdOf(question)], env("AUTH_SECRET"));

const letter = (email: string, firstName: string, question: Question): Letter => ({
  to: email,
  subject: `A question about your order ${orderNumberOf(question.orderId)}`,
  preheader: "Answer on our page. It takes a minute.",
  title: "A question about your order",
  greeting: `Hello ${firstName},`,
  paragraphs: [
    `Our team looks at your order ${orderNumberOf(question.orderId)} and asks:`,
    question.text,
    "Your order goes on waiting meanwhile, and you are not charged before we have decided.",
  ],
  button: { label: "Answer", url: `${env("SITE_URL")}/answer?token=${encodeURIComponent(tokenOf(question).token)}` },
});

async function mail({ customerId }: Order, question: Question): Promise<void> {
  const customer = await recentCustomer(customerId);
  if (!customer) return;
  try {
    await sendMailOnce(`question:${questionIdOf(question)}`, () =>
      letter(customer.email, customer.firstName, question),
    );
  } catch (error) {
    if (!(error instanceof TerminalError)) throw error;
    log.warn("a question was refused by the mailbox", { question: questionIdOf(question) }, error);
  }
}

/** What the order says of its latest question. */
async function tellOrder(order: Order, { number, answeredAt }: Question): Promise<void> {
  if ((order.question?.number ?? 0) > number) return;
  const written = await recordQuestion(order.orderId, { number, ...(answeredAt !== undefined && { answeredAt }) });
  if (written) await listOrder(written);
}

/** A question is mailed, known to its order and in the audit log; so is its answer. */
export const questionReconciler: Reconciler<Question> = {
  kind: "question",
  load: (id) => findQuestion(partsOfQuestionId(id)),
  reconcile: async (question) => {
    const { orderId, by, askedAt: at, text: note } = question;
    const order = await findOrder(orderId);
    if (!order) return;
    await tellOrder(order, question);
    await keepAudit([{ entryId: `question-${questionIdOf(question)}`, kind: "question", at, by, orderId, note }]);
    if (question.answeredAt === undefined) await mail(order, question);
  },
  isStalled: () => false,
};
