import type { Check } from "@/lib/account/customer/checks";

export const NEW_PASSWORD_MIN = 10;
export const NEW_PASSWORD_MAX = 128;

/** What is counted, compared and hashed: the same however a keyboard or a system composes the characters. */
export const normalisePassword = (password: string): string => password.normalize("NFKC");

/** In characters as Unicode counts them, after normalisation: an emoji is one, and so is a letter with its accent. */
export const passwordLength = (password: string): number => Array.from(normalisePassword(password)).length;

/** Half of a character, which no keyboard types: as UTF-8 all such halves are one. */
const isBroken = (password: string): boolean => !password.isWellFormed();

/** NIST SP 800-63B: length decides, no composition rules, pasting allowed. */
export const checkNewPassword: Check = (value) => {
  if (!value) return "Choose a password.";
  if (isBroken(value)) return "This password holds a broken character. Type it anew.";
  const length = passwordLength(value);
  if (length < NEW_PASSWORD_MIN) return `Use at least ${NEW_PASSWORD_MIN} characters.`;
  return length > NEW_PASSWORD_MAX ? `Use at most ${NEW_PASSWORD_MAX} characters.` : null;
};

/** What can be somebody's password at all. */
export const isPassword = (value: string): boolean =>
  value !== "" && !isBroken(value) && passwordLength(value) <= NEW_PASSWORD_MAX;
