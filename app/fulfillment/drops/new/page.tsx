import type { Metadata } from "next";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { DropForm } from "@/components/fulfillment/drops/drop-form-client";
import { managerViewer } from "@/components/fulfillment/drops/guard";
import { newDropFields } from "@/lib/desk/drops/form";
import { colourways, timeZones } from "@/lib/shop/drop/schema";

export const metadata: Metadata = { title: "New drop" };

export default async function NewDropPage() {
  await managerViewer("/fulfillment/drops/new");
  return (
    <DeskFrame title="New drop" room="/fulfillment/drops">
      <p className="max-w-prose text-muted">
        None but the team sees a draft. You look at it, and publish it, on the next page.
      </p>
      <DropForm fields={newDropFields(Date.now())} timeZones={timeZones} colourways={colourways} />
    </DeskFrame>
  );
}
