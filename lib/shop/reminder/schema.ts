import { z } from "zod";
import { emailSchema } from "@/lib/account/customer/schema";

/** Who wants one mail when a drop opens. It counts once it is confirmed; the mail deletes it. */
export const reminderSchema = z.object({
  dropId: z.string(),
  reminderId: z.string(),
  email: z.string(),
  createdAt: z.iso.datetime(),
  confirmedAt: z.iso.datetime().optional(),
  /** Unix seconds: DynamoDB deletes it then. */
  ttlSeconds: z.int(),
});
export type Reminder = z.infer<typeof reminderSchema>;

export const reminderRequestSchema = z.object({ dropId: z.string().max(40), email: emailSchema });

export const reminderTokenSchema = z.object({ token: z.string({ error: "The link's token is missing." }).max(200) });
