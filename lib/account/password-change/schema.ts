import { z } from "zod";
import { normalisePassword } from "@/lib/account/password/checks";
import { newPasswordSchema, passwordSchema } from "@/lib/account/password/schema";

export const changePasswordRequestSchema = z
  .object({
    currentPassword: passwordSchema,
    password: newPasswordSchema,
  })
  .refine(({ currentPassword, password }) => normalisePassword(currentPassword) !== normalisePassword(password), {
    path: ["password"],
    error: "This is the password you have. Choose another.",
  });
export type ChangePasswordRequest = z.infer<typeof changePasswordRequestSchema>;
