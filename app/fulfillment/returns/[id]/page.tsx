import type { Metadata } from "next";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { InspectionForm } from "@/components/returns/inspection-form-client";
import { InspectionOutcome } from "@/components/returns/inspection-outcome";
import { ReceiveForm } from "@/components/returns/receive-form-client";
import { ReturnSheet } from "@/components/returns/return-sheet";
import { ReturnTimeline } from "@/components/returns/return-timeline";
import type { WithId } from "@/components/site/page-inputs";
import { getReturnDetail } from "@/lib/desk/returns/server";
import type { ReturnDetail } from "@/lib/desk/returns/schema";

export const metadata: Metadata = { title: "Return" };

export default async function DeskReturnPage({ params }: WithId) {
  const { id } = await params;
  const viewer = await staffViewer(`/fulfillment/returns/${id}`);
  const detail = await orRefusal(getReturnDetail(viewer, id));
  return (
    <DeskFrame title={`Return of ${detail.orderNumber}`} room="/fulfillment/returns">
      <div className="grid gap-x-16 gap-y-8 lg:grid-cols-[1.4fr_1fr]">
        <div className="grid content-start gap-8">
          <ReturnSheet detail={detail} />
          <Inspect detail={detail} />
        </div>
        <ReturnTimeline timeline={detail.timeline} />
      </div>
    </DeskFrame>
  );
}

function Inspect({ detail }: { detail: ReturnDetail }) {
  if (detail.inspection) return <InspectionOutcome detail={detail} inspection={detail.inspection} />;
  if (detail.arrivable) return <ReceiveForm returnId={detail.returnId} />;
  if (!detail.inspectable) return null;
  return (
    <section aria-labelledby="inspection" className="grid gap-4">
      <h2 id="inspection" className="text-xl">
        Inspection
      </h2>
      <InspectionForm returnId={detail.returnId} total={detail.total} />
    </section>
  );
}
