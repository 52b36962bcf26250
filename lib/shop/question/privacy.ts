import type { PersonalData } from "@/lib/platform/privacy/contribution";
import { ordersOfCustomer } from "@/lib/shop/order/orders-of-customer";
import { deleteQuestion, listQuestions } from "@/lib/shop/question/store";
import type { CustomerId } from "@/lib/platform/ids";
import type { Question } from "@/lib/shop/question/schema";

const questionsTo = async (customerId: CustomerId): Promise<Question[]> => {
  const orders = await ordersOfCustomer(customerId);
  return (
    await Promise.all(orders.map(({ orderId, question }) => listQuestions(orderId, question?.number ?? 0)))
  ).flat();
};

/** What the team asked a person about their orders, and what they answered. */
export const questionData: PersonalData = {
  name: "questions",
  export: async ({ customerId }) =>
    (await questionsTo(customerId)).map(({ orderId, text, askedAt, answer, answeredAt }) => ({
      orderId,
      question: text,
      askedAt,
      answer: answer ?? null,
      answeredAt: answeredAt ?? null,
    })),
  erase: async ({ customerId }) =>
    void (await Promise.all((await questionsTo(customerId)).map((question) => deleteQuestion(question)))),
};
