import type { Metadata } from "next";
import { FairnessLink } from "@/components/fairness/fairness-link";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { DropActions, Ending, Restock } from "@/components/fulfillment/drops/drop-actions";
import { DropBadge } from "@/components/fulfillment/drops/drop-badge";
import { DropFacts } from "@/components/fulfillment/drops/drop-facts";
import { DropHistory } from "@/components/fulfillment/drops/drop-history";
import { DropSizes } from "@/components/fulfillment/drops/drop-sizes";
import { managerViewer, orNotFound } from "@/components/fulfillment/drops/guard";
import type { WithDropId } from "@/components/site/page-inputs";
import { readManagedDrop } from "@/lib/desk/drops/server";

export const metadata: Metadata = { title: "Drop" };

export default async function ManagedDropPage({ params }: WithDropId) {
  const { dropId } = await params;
  const viewer = await managerViewer(`/fulfillment/drops/${dropId}`);
  const drop = await orNotFound(readManagedDrop(viewer, dropId));
  return (
    <DeskFrame title={drop.name} room="/fulfillment/drops">
      <div className="flex flex-wrap items-center gap-3">
        <DropBadge drop={drop} />
        <span className="numeric text-sm text-muted">{drop.dropId}</span>
      </div>
      <DropActions drop={drop} />
      {drop.phase === "closed" ? <FairnessLink dropId={dropId} /> : null}
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[1.5fr_1fr]">
        <DropSizes drop={drop} />
        <div className="grid content-start gap-8">
          <DropFacts drop={drop} />
          <Restock drop={drop} />
          <DropHistory drop={drop} />
          <Ending drop={drop} />
        </div>
      </div>
    </DeskFrame>
  );
}
