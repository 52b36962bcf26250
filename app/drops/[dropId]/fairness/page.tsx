import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ReceiptProof } from "@/components/fairness/proof";
import { Receipt } from "@/components/fairness/receipt";
import { stateWords } from "@/components/fairness/words";
import { NarrowPage } from "@/components/site/narrow-page";
import type { WithDropId } from "@/components/site/page-inputs";
import { LocalTime } from "@/components/time/local-time-client";
import { ButtonLink } from "@/components/ui/button";
import { isAppError } from "@/lib/platform/errors";
import { dropOfRecord } from "@/lib/shop/drop/server";
import { findReceipt } from "@/lib/shop/fairness/server";
import type { FairnessReceipt } from "@/lib/shop/fairness/schema";

const receiptHere = cache(async (dropId: string) => {
  try {
    const [{ name }, receipt] = await Promise.all([dropOfRecord(dropId), findReceipt(dropId)]);
    return { name, receipt };
  } catch (error) {
    if (isAppError(error, "drop_not_found")) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: WithDropId): Promise<Metadata> {
  const { dropId } = await params;
  const { name } = await receiptHere(dropId);
  return { title: `How fair was ${name}?`, alternates: { canonical: `/drops/${dropId}/fairness` } };
}

const NotYet = ({ dropId }: { dropId: string }) => (
  <div className="grid justify-items-start gap-5">
    <p>
      When this drop has closed, its figures are published here: people, entries, pairs, decisions, appeals, and how
      long decisions took. First as far as they are known, and for good when the last order is decided and the time to
      appeal is over.
    </p>
    <ButtonLink href={`/drops/${dropId}`}>To the drop</ButtonLink>
  </div>
);

const Counted = ({ receipt }: { receipt: FairnessReceipt }) => (
  <p>
    Counted from our books at <LocalTime iso={receipt.countedAt} />. {stateWords[receipt.state]}
  </p>
);

/** The fairness receipt: how a drop went, in numbers that name no shopper. */
export default async function FairnessPage({ params }: WithDropId) {
  const { dropId } = await params;
  const { name, receipt } = await receiptHere(dropId);
  return (
    <NarrowPage
      eyebrow={name}
      title="How fair was it?"
      lead={receipt ? <Counted receipt={receipt} /> : <p>There are no figures yet.</p>}
    >
      {receipt ? <Receipt receipt={receipt} /> : <NotYet dropId={dropId} />}
      {receipt ? <ReceiptProof receipt={receipt} /> : null}
    </NarrowPage>
  );
}
