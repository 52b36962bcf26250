import { z } from "zod";
import { checked } from "@/lib/account/customer/schema";
import { checkNewPassword, isPassword } from "@/lib/account/password/checks";
import { checkGuessable } from "@/lib/account/password/policy";

/** A password to be. That it is not made of its owner's name is for `assertNotOwn`. */
export const newPasswordSchema = checked((value) => checkNewPassword(value) ?? checkGuessable(value));

/** A password that may have been chosen once, for comparing: the policy of that day may have been another. */
export const passwordSchema = z
  .string({ error: "Enter your current password." })
  .refine(isPassword, "This is not your current password.");
