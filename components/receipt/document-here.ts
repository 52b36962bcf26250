import "server-only";
import { notFound, redirect } from "next/navigation";
import { documentPath } from "@/components/receipt/words";
import { currentViewer } from "@/lib/account/session/server";
import { isAppError } from "@/lib/platform/errors";
import { getDocument, type PrintedDocument } from "@/lib/shop/order/documents";
import type { DocumentKind } from "@/lib/shop/receipt/schema";

/** The document that the page is of; others are asked to sign in first, or find nothing. */
export async function documentHere(orderId: string, kind: DocumentKind): Promise<PrintedDocument> {
  const viewer = await currentViewer();
  if (!viewer) redirect(`/signin?callbackUrl=${encodeURIComponent(documentPath(orderId, kind))}`);
  try {
    return await getDocument(orderId, viewer, kind);
  } catch (error) {
    if (isAppError(error, "not_found")) notFound();
    throw error;
  }
}
