/** What to mend in a value, in the shopper's words; null when nothing is. */
export type Check = (value: string) => string | null;

const EMAIL_MAX = 254;
const NAME_MAX = 80;

/** The same addresses as zod's `z.email`: what mailboxes in the wild look like, not all that RFC 5322 allows. */
const EMAIL = /^(?!\.)(?!.*\.\.)([a-z0-9_'+\-.]*)[a-z0-9_+-]@([a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/i;
const PRINTABLE = /^[^\p{C}<>]*$/u;

export const checkEmail: Check = (value) => {
  const email = value.trim();
  if (!email) return "Enter your e-mail address.";
  if (email.length > EMAIL_MAX) return "This e-mail address is too long.";
  return EMAIL.test(email) ? null : "This does not look like an e-mail address.";
};

const checkName =
  (label: string): Check =>
  (value) => {
    const name = value.trim();
    if (!name) return `Enter your ${label}.`;
    if (name.length > NAME_MAX) return `Use at most ${NAME_MAX} characters for your ${label}.`;
    return PRINTABLE.test(name) ? null : `Your ${label} holds characters that we cannot print.`;
  };

export const checkFirstName = checkName("first name");
export const checkLastName = checkName("last name");
