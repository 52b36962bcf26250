import { z } from "zod";
import { newPasswordSchema } from "@/lib/account/password/schema";

export const changePasswordRequestSchema = z
  .object({
    currentPassword: z.string({ error: "Enter your current password." }).min(1).max(128),
    password: newPasswordSchema,
  })
  .refine(({ currentPassword, password }) => currentPassword !== password, {
    path: ["password"],
    error: "This is the password you have. Choose another.",
  });
export type ChangePasswordRequest = z.infer<typeof changePasswordRequestSchema>;
