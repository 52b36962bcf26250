import type { Metadata } from "next";
import { documentHere } from "@/components/receipt/document-here";
import { DocumentSheet } from "@/components/receipt/document-sheet";
import type { WithId } from "@/components/site/page-inputs";

export const metadata: Metadata = { title: "Receipt" };

export default async function ReceiptPage({ params }: WithId) {
  return <DocumentSheet {...await documentHere((await params).id, "receipt")} />;
}
