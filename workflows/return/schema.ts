import { z } from "zod";
import type { ReturnStatus } from "@/lib/shop/returns/schema";

/** The execution's name is the return's id, too. */
export const returnInputSchema = z.object({ returnId: z.templateLiteral(["ret_", z.string()]) });

export interface ReturnResult {
  readonly outcome: Extract<ReturnStatus, "refunded" | "refused" | "expired">;
}
