import type { Viewer } from "@/lib/account/session/schema";
import { AppError } from "@/lib/platform/errors";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { dropOf } from "@/lib/shop/drop/server";
import { orderAddress } from "@/lib/shop/order/address";
import type { Order, OrderView } from "@/lib/shop/order/schema";
import { mustSee } from "@/lib/shop/order/server";
import { documentKindSchema, type Document, type DocumentKind } from "@/lib/shop/receipt/schema";
import { findDocumentOf } from "@/lib/shop/receipt/server";

/** A document of the books with what is printed on it. */
export interface PrintedDocument {
  readonly document: Document;
  readonly order: Order;
  readonly dropName: string;
  /** Null when its time is over, or the shopper had it erased. */
  readonly address: PostalAddress | null;
}

/** An order's receipt or credit note, for its owner or the team. @throws AppError not_found also while there is none */
export async function getDocument(orderId: string, viewer: Viewer, kind: DocumentKind): Promise<PrintedDocument> {
  const order = await mustSee(orderId, viewer);
  const document = await findDocumentOf(order, kind);
  if (!document) throw new AppError("not_found");
  const [address, { name }] = await Promise.all([orderAddress(order), dropOf(order.dropId)]);
  return { document, order, address, dropName: name };
}

/** Which documents there are of an order that the viewer has read. */
export async function documentsOf(order: Pick<OrderView, "orderId" | "dropId">): Promise<readonly DocumentKind[]> {
  const found = await Promise.all(documentKindSchema.options.map((kind) => findDocumentOf(order, kind)));
  return found.flatMap((document) => document?.kind ?? []);
}
