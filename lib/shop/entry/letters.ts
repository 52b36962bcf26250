import type { Letter } from "@/lib/platform/mail/schema";
import type { Entry } from "@/lib/shop/entry/schema";

interface Entrant {
  readonly email: string;
  readonly firstName: string;
}

/** What was entered, and the receipt with which its entrant finds it in the public record. */
export const receiptLetter = (
  { email, firstName }: Entrant,
  { entryId, salt, leaf, sizes }: Entry,
  dropName: string,
  url: string,
): Letter => ({
  to: email,
  subject: `You are in the draw for ${dropName}`,
  preheader: "Your receipt: keep it to check the draw.",
  title: "You are in the draw",
  greeting: `Hello ${firstName},`,
  paragraphs: [
    `You have entered the draw for ${dropName}. When you entered plays no part: chance decides once the entries are closed. We write to you if a pair is yours, and your page says in any case what came of it.`,
    "Below is your receipt. With it you can check, without trusting us, that your entry was in the draw and at which rank: save the three lines as JSON, or download them from your page.",
  ],
  details: [
    ["Sizes, first choice first", sizes.map((size) => `EU ${size}`).join(", ")],
    ["entryId", entryId],
    ["salt", salt],
    ["leaf", leaf],
  ],
  button: { label: "Your entry", url },
  closing: "Withdraw or change it on that page as long as entries are taken.",
});
