import { z } from "zod";

const HOURS_MAX = 72;

/** What happens to orders that no reviewer decides. */
export const reviewPolicySchema = z.object({
  /** So long before its deadline an order is flagged for everyone; 0 never. */
  alertMinutes: z.coerce.number("Enter minutes.").int().min(0).max(720, "At most 720 minutes."),
  /** Whether managers get a mail then, at most one an hour. */
  alertMail: z.boolean(),
  /** At the deadline: give the money and the pair back, or wait on as long as the card's authorisation lasts. */
  atDeadline: z.enum(["expire", "extend"]),
  /** By how much an extension moves the deadline. */
  extendHours: z.coerce.number("Enter hours.").int().min(1).max(HOURS_MAX, `At most ${HOURS_MAX} hours.`),
});
export type ReviewPolicy = z.infer<typeof reviewPolicySchema>;

export const defaultReviewPolicy: ReviewPolicy = {
  alertMinutes: 120,
  alertMail: true,
  atDeadline: "expire",
  extendHours: 24,
};
