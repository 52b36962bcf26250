import type { Metadata } from "next";
import { DropHero } from "@/components/drop/drop-page";
import { DropStory } from "@/components/drop/drop-story";
import { shownPhase } from "@/components/drop/phase";
import { SizeGuide } from "@/components/drop/size-guide";
import { SizePicker } from "@/components/drop/size-picker-client";
import { managerViewer, orNotFound } from "@/components/fulfillment/drops/guard";
import type { WithDropId } from "@/components/site/page-inputs";
import { ButtonLink } from "@/components/ui/button";
import { previewDrop } from "@/lib/desk/drops/server";

export const metadata: Metadata = { title: "Preview" };

/** The drop as the shopper will see it; nothing can be ordered here. */
export default async function PreviewPage({ params }: WithDropId) {
  const { dropId } = await params;
  const viewer = await managerViewer(`/fulfillment/drops/${dropId}/preview`);
  const drop = await orNotFound(previewDrop(viewer, dropId));
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3 border-b-2 border-ink bg-warn-soft px-5 py-2">
        <p className="font-bold">Preview: as the shopper sees it</p>
        <ButtonLink tone="outline" href={`/fulfillment/drops/${dropId}`}>
          Back to the drop
        </ButtonLink>
      </div>
      <DropHero drop={drop} phase={shownPhase(drop)}>
        <SizePicker sizes={drop.sizes} scale="eu" locked />
      </DropHero>
      <DropStory drop={drop} />
      <SizeGuide sizes={drop.sizes} />
    </>
  );
}
