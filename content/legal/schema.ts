import type { Seller } from "../seller.ts";

export interface LegalSection {
  readonly heading?: string;
  readonly paragraphs?: readonly string[];
  readonly list?: readonly string[];
  /** Short facts: a label and what is so. */
  readonly facts?: readonly (readonly [label: string, value: string])[];
}

/** A legal text as data: a page, a mail and a plain text are drawn from it. */
export interface LegalText {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly LegalSection[];
}

export type LegalSource = (seller: Seller) => LegalText;

/** The texts that a store must have, by the name in their page's address. */
export const legalNames = [
  "imprint",
  "terms",
  "privacy",
  "withdrawal",
  "delivery-and-returns",
  "product-safety",
  "guarantee",
] as const;
export type LegalName = (typeof legalNames)[number];
