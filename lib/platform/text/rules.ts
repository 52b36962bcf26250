import { z } from "zod";

/**
 * What a reader would not see, or see in another order than it was typed: control characters but tab and line ends, halves of
 * characters, and what turns the direction of a line around (CVE-2021-42574). The marks that Arabic and Hebrew are typed with stay.
 */
const UNSEEN =
  /[[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Bidi_Control}\u{FFF9}-\u{FFFD}\u{2028}\u{2029}]--[\t\n\r\u{061C}\u{200E}\u{200F}]]/v;
const LINE_END = /[\t\n\r]/;

export const isReadable = (text: string): boolean => !UNSEEN.test(text);

/** What people write freely, shown as it is: trimmed, at most `max` characters, and nothing in it that a reader would not see. */
export const freeText = (max: number, whenMissing?: string) =>
  z
    .string(whenMissing)
    .trim()
    .max(max, `Use at most ${max.toLocaleString("en")} characters.`)
    .refine(isReadable, "This holds characters that cannot be seen. Type it again without them.");

/** The same on one line. */
export const freeLine = (max: number, whenMissing?: string) =>
  freeText(max, whenMissing).refine((text) => !LINE_END.test(text), "Write this on one line.");
