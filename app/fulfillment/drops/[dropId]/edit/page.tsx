import type { Metadata } from "next";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { DropForm } from "@/components/fulfillment/drops/drop-form-client";
import { managerViewer, orNotFound } from "@/components/fulfillment/drops/guard";
import type { WithDropId } from "@/components/site/page-inputs";
import { fieldsOf } from "@/lib/desk/drops/form";
import { readDrop } from "@/lib/desk/drops/server";
import { colourways, timeZones } from "@/lib/shop/drop/schema";

export const metadata: Metadata = { title: "Edit drop" };

export default async function EditDropPage({ params }: WithDropId) {
  const { dropId } = await params;
  const viewer = await managerViewer(`/fulfillment/drops/${dropId}/edit`);
  const drop = await orNotFound(readDrop(viewer, dropId));
  return (
    <DeskFrame title={`Edit ${drop.name}`} room="/fulfillment/drops">
      <DropForm fields={fieldsOf(drop)} dropId={dropId} timeZones={timeZones} colourways={colourways} />
    </DeskFrame>
  );
}
