import { z } from "zod";
import { freeText } from "@/lib/platform/text/rules";
import type { Verdict } from "@/lib/shop/appeal/schema";

export const verdictRequestSchema = z.object({
  orderId: z.string(),
  result: z.enum(["accepted", "declined"], { error: "Accept or decline." }),
  note: freeText(2000).optional(),
});
export type VerdictRequest = z.infer<typeof verdictRequestSchema>;

/** An appeal with what a reviewer needs beside it. Times are ISO 8601. */
export interface DeskAppeal {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly customer: string;
  readonly size: string;
  readonly message: string;
  readonly at: string;
  /** The decision that it is about. */
  readonly rejection: { readonly by: string; readonly reasonCode: string | null; readonly note: string | null };
  readonly verdict: (Pick<Verdict, "result" | "at" | "note"> & { readonly by: string }) | null;
}
