import { z } from "zod";
import { passwordSchema } from "@/lib/account/password/schema";

export const eraseRequestSchema = z.object({
  confirm: z.literal(true, { error: "Confirm that everything is to be erased." }),
  password: passwordSchema,
});
export type EraseRequest = z.infer<typeof eraseRequestSchema>;
