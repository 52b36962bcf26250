import type { Metadata } from "next";
import { layoutsOf } from "@/components/address/layout";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { MendForm } from "@/components/packing/mend-form-client";
import type { WithId } from "@/components/site/page-inputs";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { QuietLink } from "@/components/ui/quiet-link";
import type { AddressToMend } from "@/lib/desk/packing/schema";
import { readAddressToMend } from "@/lib/desk/packing/server";

export const metadata: Metadata = { title: "Correct an address" };

export default async function MendPage({ params }: WithId) {
  const { id } = await params;
  const viewer = await staffViewer("/fulfillment/packing");
  const order = await orRefusal(readAddressToMend(viewer, id));
  return (
    <DeskFrame title={order ? `Address of ${order.orderNumber}` : "Correct an address"} room="/fulfillment/packing">
      {order ? <Mend order={order} /> : <NothingToMend orderId={id} />}
      <ButtonLink href="/fulfillment/packing" tone="outline" className="justify-self-start">
        Back to packing
      </ButtonLink>
    </DeskFrame>
  );
}

const Mend = ({ order: { orderId, problem, address, shipsTo } }: { order: AddressToMend }) => (
  <>
    {problem === null ? null : (
      <Notice tone="warn" title="The carrier refuses it">
        <p>{problem}</p>
      </Notice>
    )}
    <MendForm orderId={orderId} address={address} layouts={layoutsOf(shipsTo)} />
  </>
);

/** Also where the carrier took the corrected address before this page was drawn again. */
const NothingToMend = ({ orderId }: { orderId: string }) => (
  <Notice tone="ok" title="There is nothing to correct" role="status">
    <p>
      The carrier has its address, or the order has ended.{" "}
      <QuietLink href={`/fulfillment/orders/${orderId}`} className="underline underline-offset-4">
        See the order
      </QuietLink>
    </p>
  </Notice>
);
