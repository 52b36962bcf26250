import { z } from "zod";
import { freeText } from "@/lib/platform/text/rules";

const hours = (max: number) =>
  z.coerce
    .number("Enter hours.")
    .int("Enter whole hours.")
    .min(1, "At least one hour.")
    .max(max, `At most ${max} hours.`);

export const assignRequestSchema = z.object({
  /** `me`, `none`, or the customer id of a member of the team. */
  to: z.string().regex(/^(me|none|cus_[0-9a-z]{26})$/, "Choose a colleague."),
});

export const holdRequestSchema = z.object({ hours: hours(168), note: freeText(500).optional() });
export const extendRequestSchema = z.object({ hours: hours(168) });
