import { z } from "zod";

/** What the client throws for an answer that says no. https://docs.easypost.com/docs/errors */
const apiErrorSchema = z.object({ statusCode: z.number(), code: z.string(), message: z.string() });

const apiError = (error: unknown) => apiErrorSchema.safeParse(error).data;

/** The carrier did not say what became of the purchase: asking for the shipment tells. */
const UNKNOWN_OUTCOME = new Set([
  "SHIPMENT.POSTAGE.TIMED_OUT",
  "SHIPMENT.POSTAGE.NO_RESPONSE",
  "SHIPMENT.PURCHASE.IN_PROGRESS",
]);

const LONGEST_REASON = 200;

export const isMissing = (error: unknown): boolean => apiError(error)?.statusCode === 404;

/** Whether the shipment's label was bought before. */
export const isBoughtAlready = (error: unknown): boolean => apiError(error)?.code === "SHIPMENT.POSTAGE.EXISTS";

/** The carrier's reason, where it has understood and said no: the same request will never do. */
export function refusalOf(error: unknown): string | undefined {
  const refused = apiError(error);
  if (!refused || ![400, 422].includes(refused.statusCode) || UNKNOWN_OUTCOME.has(refused.code)) return undefined;
  return refused.message.slice(0, LONGEST_REASON);
}
