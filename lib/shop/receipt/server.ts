import type { Money } from "@/lib/platform/money";
import type { Document, DocumentKind } from "@/lib/shop/receipt/schema";
import {
  documentsFrom,
  findDocument,
  findPlace,
  lastNumber,
  noteNumber,
  notePlace,
  takeNumber,
} from "@/lib/shop/receipt/store";

/** What is billed: an order of a drop, with the tax of the country that it goes to. */
type Billed = Pick<Document, "orderId" | "dropId" | "destination">;

/**
 * Issues a document for an order, once, under the next number of its drop. Numbers have no gaps: one is only taken when the
 * one before it is. An attempt that died finds what it took, for it noted where to look before it took anything.
 */
async function issue(kind: DocumentKind, billed: Billed, amount: Money): Promise<Document> {
  const { orderId, dropId, destination } = billed;
  const issued = await findDocumentOf(billed, kind);
  if (issued) return issued;
  const place = (await findPlace({ orderId, kind })) ?? (await beginAt({ orderId, dropId, kind }));
  for (;;) {
    const taken = await documentsFrom({ dropId, kind }, place.from);
    const mine = taken.find((document) => document.orderId === orderId);
    if (mine) return kept(mine);
    const number = (taken.at(-1)?.number ?? place.from - 1) + 1;
    const issuedAt = new Date().toISOString();
    const { record } = await takeNumber({ kind, dropId, number, orderId, amount, destination, issuedAt });
    if (record?.orderId === orderId) return kept(record);
  }
}

async function beginAt({ orderId, dropId, kind }: Pick<Document, "orderId" | "dropId" | "kind">) {
  const from = (await lastNumber({ dropId, kind })) + 1;
  return (await notePlace({ orderId, kind }, from)).record ?? { from };
}

async function kept(document: Document): Promise<Document> {
  await noteNumber(document, document.number);
  return document;
}

/** Issues the receipt for money that was taken for an order. Safe to repeat. */
export const issueReceipt = (order: Billed, amount: Money): Promise<Document> => issue("receipt", order, amount);

/** Issues the credit note for money of an order that goes back, where there is a receipt for it. Safe to repeat: the first amount counts. */
export async function issueCreditNote(order: Billed, amount: Money): Promise<Document | undefined> {
  return (await findDocumentOf(order, "receipt")) && issue("credit_note", order, amount);
}

/** An order's document of that kind, once it is issued. */
export async function findDocumentOf(
  { orderId, dropId }: Pick<Document, "orderId" | "dropId">,
  kind: DocumentKind,
): Promise<Document | undefined> {
  const number = (await findPlace({ orderId, kind }))?.number;
  return number === undefined ? undefined : findDocument({ dropId, kind }, number);
}
