import type { Check } from "@/lib/account/customer/checks";

export const NEW_PASSWORD_MIN = 10;
export const NEW_PASSWORD_MAX = 128;

/** NIST SP 800-63B: length decides, no composition rules, pasting allowed. */
export const checkNewPassword: Check = (value) => {
  if (!value) return "Choose a password.";
  if (value.length < NEW_PASSWORD_MIN) return `Use at least ${NEW_PASSWORD_MIN} characters.`;
  return value.length > NEW_PASSWORD_MAX ? `Use at most ${NEW_PASSWORD_MAX} characters.` : null;
};
