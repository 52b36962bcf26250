import type { DocumentKind } from "@/lib/shop/receipt/schema";

export const DOCUMENT_TITLES: Readonly<Record<DocumentKind, string>> = {
  receipt: "Receipt",
  credit_note: "Credit note",
};

const PAGES: Readonly<Record<DocumentKind, string>> = { receipt: "receipt", credit_note: "credit-note" };

export const documentPath = (orderId: string, kind: DocumentKind): string => `/orders/${orderId}/${PAGES[kind]}`;
