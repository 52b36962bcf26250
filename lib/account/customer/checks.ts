import { mailAddress } from "@/lib/account/customer/address";
import { isLongName, isPrintable, isTalk, NAME_MAX, tidyName } from "@/lib/account/customer/person-name";

/** What to mend in a value, in the shopper's words; null when nothing is. */
export type Check = (value: string) => string | null;

export const checkEmail: Check = (value) => {
  if (!value.trim()) return "Enter your e-mail address.";
  return mailAddress(value) === null ? "This does not look like an e-mail address." : null;
};

/** A name of a person, whatever its script. Empty where it may be: many people have one name. */
const checkName =
  (label: string, mayBeEmpty: boolean): Check =>
  (value) => {
    const name = tidyName(value);
    if (!name) return mayBeEmpty ? null : `Enter your ${label}.`;
    if (isLongName(name)) return `Use at most ${NAME_MAX} characters for your ${label}.`;
    if (!isPrintable(name)) return `Your ${label} holds characters that we cannot print.`;
    return isTalk(name) ? `Enter your ${label} alone, without other words, links or numbers.` : null;
  };

export const checkFirstName = checkName("first name", false);
export const checkLastName = checkName("last name", true);
