import { z } from "zod";
import { freeText } from "@/lib/platform/text/rules";

const ASK = "Write what you want to know.";
const ANSWER = "Write your answer.";

export const askRequestSchema = z.object({ text: freeText(1000, ASK).min(3, ASK) });
export const answerRequestSchema = z.object({
  token: z.string().max(200),
  text: freeText(2000, ANSWER).min(1, ANSWER),
});

/** What the team asks the shopper of an order, and the answer, once. Times are ISO 8601. */
export const questionSchema = z.object({
  orderId: z.templateLiteral(["ord_", z.string()]),
  /** Of the order's questions, from 1. */
  number: z.int(),
  text: z.string(),
  /** Customer id. */
  by: z.string(),
  askedAt: z.iso.datetime(),
  answer: z.string().optional(),
  answeredAt: z.iso.datetime().optional(),
  /** Unix seconds: DynamoDB deletes it then. */
  ttlSeconds: z.int(),
});
export type Question = z.infer<typeof questionSchema>;
