import type { Question } from "@/lib/shop/question/schema";

export type QuestionId = `ord_${string}-${number}`;

export const questionIdOf = ({ orderId, number }: Pick<Question, "orderId" | "number">): QuestionId =>
  `${orderId}-${number}`;

export const isQuestionId = (text: string): text is QuestionId => /^ord_[0-9a-z]{26}-[1-9]\d{0,3}$/.test(text);

/** @throws where the id is none */
export function partsOfQuestionId(id: string): Pick<Question, "orderId" | "number"> {
  if (!isQuestionId(id)) throw new Error(`${id} is no id of a question`);
  const [orderId = "", number = ""] = id.split("-");
  return { orderId: orderId as Question["orderId"], number: Number(number) };
}
