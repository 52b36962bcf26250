import type { Metadata } from "next";
import { layoutsOf } from "@/components/address/layout";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { MendForm } from "@/components/packing/mend-form-client";
import type { WithId } from "@/components/site/page-inputs";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { readAddressToMend } from "@/lib/desk/packing/server";

export const metadata: Metadata = { title: "Correct an address" };

export default async function MendPage({ params }: WithId) {
  const { id } = await params;
  const viewer = await staffViewer("/fulfillment/packing");
  const { orderNumber, problem, address, shipsTo } = await orRefusal(readAddressToMend(viewer, id));
  return (
    <DeskFrame title={`Address of ${orderNumber}`} room="/fulfillment/packing">
      {problem === null ? null : (
        <Notice tone="warn" title="The carrier refuses it">
          <p>{problem}</p>
        </Notice>
      )}
      <MendForm orderId={id} address={address} layouts={layoutsOf(shipsTo)} />
      <ButtonLink href="/fulfillment/packing" tone="outline" className="justify-self-start">
        Back to packing
      </ButtonLink>
    </DeskFrame>
  );
}
