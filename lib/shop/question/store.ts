import { entity } from "@/lib/platform/table/entity";
import { questionSchema, type Question } from "@/lib/shop/question/schema";

type Key = Pick<Question, "orderId" | "number">;

const questions = entity({
  schema: questionSchema,
  key: ({ orderId, number }: Key) => ({ pk: `ORDER#${orderId}`, sk: `QUESTION#${String(number).padStart(4, "0")}` }),
});

export const findQuestion = (key: Key): Promise<Question | undefined> => questions.get(key);

/** Keeps the question unless there is one of that number. Resolves with the one that is there. */
export const createQuestion = async (question: Question): Promise<Question | undefined> =>
  (await questions.createOrMeet(question, question)).record;

/** Keeps the answer, once. Resolves with the question as it then is. */
export const recordAnswer = async (key: Key, answer: string, answeredAt: string): Promise<Question | undefined> =>
  (await questions.decide(key, { set: { answer, answeredAt }, when: questions.when.absent("answeredAt") })).record;

/** Safe to repeat. */
export const deleteQuestion = (key: Key): Promise<void> => questions.delete(key);

/** The first so many questions about an order, in their order. */
export async function listQuestions(orderId: Question["orderId"], count: number): Promise<Question[]> {
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  const found = await Promise.all(numbers.map((number) => findQuestion({ orderId, number })));
  return found.filter((question) => question !== undefined);
}
