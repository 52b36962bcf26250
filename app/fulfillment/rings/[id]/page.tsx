import { counted } from "@/lib/platform/text/count";
import type { Metadata } from "next";
import { randomUUID } from "node:crypto";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { RingForm } from "@/components/fulfillment/ring/ring-form-client";
import { RingMembers } from "@/components/fulfillment/ring/ring-members";
import { RingSummary } from "@/components/fulfillment/ring/ring-summary";
import type { WithId } from "@/components/site/page-inputs";
import { ButtonLink } from "@/components/ui/button";
import { exclusionOf } from "@/lib/desk/decision/rules";
import { isOfRing } from "@/lib/desk/ring/rules";
import { readRing } from "@/lib/desk/ring/server";

export const metadata: Metadata = { title: "Ring" };

export default async function RingPage({ params }: WithId) {
  const { id } = await params;
  const viewer = await staffViewer(`/fulfillment/rings/${id}`);
  const ring = await orRefusal(readRing(viewer, id));
  const all = [{ ...ring.order, links: [], distance: 0 }, ...ring.members];
  const size = all.filter(isOfRing).length;
  const open = all.filter((order) => exclusionOf(order) === undefined);
  return (
    <DeskFrame title={`Ring of ${counted(size, "order")}`} room="/fulfillment">
      <ButtonLink href={`/fulfillment/orders/${id}`} tone="quiet" className="justify-self-start">
        Back to the order
      </ButtonLink>
      <RingSummary ring={{ ...ring, members: ring.members.filter(isOfRing) }} />
      <RingForm bulkId={randomUUID()} open={open.length} ticked={open.filter(isOfRing).length}>
        <RingMembers ring={ring} />
      </RingForm>
    </DeskFrame>
  );
}
