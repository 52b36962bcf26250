import type { Order } from "@/lib/shop/order/schema";
import { recordExplanation } from "@/lib/shop/order/transitions";
import { TEMPLATE } from "@/lib/shop/risk/words/template";
import { writeExplanation } from "@/lib/shop/risk/words/server";

/**
 * Has the order's assessment explained by the configured language model, once for each assessment. The template's text stays
 * where there is none, or its answer does not hold. Changes no score and no decision. Safe to repeat.
 * @throws where the model may answer the next time
 */
export async function explainOrder({ orderId, risk }: Order): Promise<void> {
  if (!risk || (risk.explanation && risk.explanation.by !== TEMPLATE)) return;
  const explanation = await writeExplanation(risk, orderId);
  if (explanation) await recordExplanation(orderId, risk, explanation);
}
