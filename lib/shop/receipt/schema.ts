import { z } from "zod";
import { moneySchema } from "@/lib/platform/money";

/** `receipt`: that money was taken. `credit_note`: that some of it, or all, went back. */
export const documentKindSchema = z.enum(["receipt", "credit_note"]);
export type DocumentKind = z.infer<typeof documentKindSchema>;

/** A document of the books. It names the order and no person: who ordered, and where to, is read from the order. */
export const documentSchema = z.object({
  kind: documentKindSchema,
  dropId: z.string(),
  /** Counted through by drop and kind, from 1, without gaps. */
  number: z.int().positive(),
  orderId: z.string(),
  amount: moneySchema,
  /** ISO 3166: the country whose VAT the amount includes. */
  destination: z.string(),
  issuedAt: z.iso.datetime(),
});
export type Document = z.infer<typeof documentSchema>;

const LETTERS: Readonly<Record<DocumentKind, string>> = { receipt: "R", credit_note: "C" };
const DIGITS = 5;

/** What is printed: `quantasneaks-1000-pi-R-00017`. */
export const documentNumber = ({ dropId, kind, number }: Pick<Document, "dropId" | "kind" | "number">): string =>
  `${dropId}-${LETTERS[kind]}-${String(number).padStart(DIGITS, "0")}`;
