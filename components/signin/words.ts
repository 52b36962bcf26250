const words: Readonly<Record<string, string>> = {
  CredentialsSignin: "Email and password do not match. Check both and try again.",
  SessionRequired: "Sign in to see that page.",
  second_factor_needed: "Enter the code that your authenticator app shows now, or a recovery code.",
  second_factor_wrong: "This code is not right, or was used before. Wait for the next one.",
  challenge_required: "Very many people sign in at this moment. Your browser has to do a small sum first.",
  challenge_invalid: "The sum that your browser did does not count. Try again: it does another one.",
  challenge_used: "The sum that your browser did has been used before. Try again: it does another one.",
  rate_limited: "Too many attempts. Wait a moment and try again.",
  unreachable:
    "We did not hear back from the store. What you typed is still here: check your connection and press again.",
  temporarily_unavailable: "We cannot reach part of the store right now. Try again in a moment.",
};

/** The password was right, and a code is wanted. */
export const wantsCode = (code: string | null): boolean => code?.startsWith("second_factor_") === true;

/** Why signing in did not work: next-auth's codes and our own, in the shopper's words. */
export const signInProblem = (code: string): string =>
  (Object.hasOwn(words, code) ? words[code] : undefined) ?? "Signing in did not work. Try again in a moment.";
