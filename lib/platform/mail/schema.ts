import type { LegalText } from "@/content/legal/schema";

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Takes one click of the inbox itself, without a sign-in: RFC 8058. */
  readonly unsubscribeUrl?: string | undefined;
}

/** To whom a letter speaks. */
export interface Recipient {
  readonly email: string;
  readonly firstName: string;
}

/** What a mail says, before it is drawn. Everything in here may hold what a customer typed. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  /** What an inbox shows beside the subject. */
  readonly preheader: string;
  readonly title: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  /** At most three short pairs of a label and a value, drawn like the ticket of the order's page. */
  readonly facts?: readonly (readonly [label: string, value: string])[];
  /** Lines below the ticket, as many as there are: what was bought, for how much, where it goes. */
  readonly details?: readonly (readonly [label: string, value: string])[];
  readonly button?: { readonly label: string; readonly url: string };
  readonly closing?: string;
  /** What the law wants on a durable medium: below everything else, in full. */
  readonly annex?: readonly LegalText[];
  /** For a mail to a list. Opened in a browser it shows a page. */
  readonly unsubscribeUrl?: string;
}
