import { z } from "zod";
import type { OrderReason } from "@/lib/shop/order/schema";

/** The execution's name is the order's id, too. `takeover`: it ends what an execution did that an operator stopped. */
export const orderInputSchema = z.object({
  orderId: z.templateLiteral(["ord_", z.string()]),
  takeover: z.int().optional(),
});

export type OrderResult =
  /** `shipped`: it never arrived, as far as the carrier said. */
  { readonly outcome: "shipped" | "delivered" } | { readonly outcome: "compensated"; readonly reason: OrderReason };
