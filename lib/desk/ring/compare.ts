import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { folded } from "@/lib/shop/listing/rules";
import { doorOf } from "@/lib/shop/risk/evidence/door";

/** A word of an address, and whether the other address has it, too. */
export interface ComparedWord {
  readonly text: string;
  readonly differs: boolean;
}

export interface ComparedLine {
  readonly name: string;
  readonly mine: readonly ComparedWord[];
  readonly other: readonly ComparedWord[];
}

const LINES = {
  name: "Name",
  line1: "Street",
  line2: "Line 2",
  postalCode: "Postal code",
  city: "City",
  region: "Region",
  country: "Country",
  phone: "Telephone",
} as const satisfies Partial<Record<keyof PostalAddress, string>>;

const wordsOf = (text: string | undefined): string[] => (text ?? "").split(/\s+/).filter(Boolean);
/** As words are compared: without case, accents and punctuation. */
const bare = (word: string): string => folded(word).replace(/[^\p{L}\p{N}]/gu, "");

function against(words: readonly string[], others: readonly string[]): ComparedWord[] {
  const known = new Set(others.map(bare));
  return words.map((text) => ({ text, differs: bare(text) !== "" && !known.has(bare(text)) }));
}

/** Two addresses line by line, with the words that the other one has not. A line that neither has is left out. */
export function compareAddresses(mine: PostalAddress, other: PostalAddress): ComparedLine[] {
  return Object.entries(LINES).flatMap(([key, name]) => {
    const [a, b] = [wordsOf(mine[key as keyof typeof LINES]), wordsOf(other[key as keyof typeof LINES])];
    return a.length + b.length === 0 ? [] : [{ name, mine: against(a, b), other: against(b, a) }];
  });
}

/** The door that an address comes to, however it is spelled: what orders are compared by. */
export function doorWords(address: PostalAddress): string {
  const { area, number, street, kind } = doorOf(address);
  return [area, `${street} ${kind}`.trim(), number].filter(Boolean).join(" · ");
}
