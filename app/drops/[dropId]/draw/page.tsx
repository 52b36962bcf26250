import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { DrawFacts } from "@/components/draw/draw-facts";
import { HowToCheck, SaveAlone } from "@/components/draw/how-to-check";
import { WhatItProves } from "@/components/draw/what-it-proves";
import { drawWords, unannouncedTitles } from "@/components/draw/words";
import { NarrowPage } from "@/components/site/narrow-page";
import type { WithDropId } from "@/components/site/page-inputs";
import { ButtonLink } from "@/components/ui/button";
import { isAppError } from "@/lib/platform/errors";
import { drawOfRecord, unannouncedWords } from "@/lib/shop/draw/server";
import { isOver } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";

const drawHere = cache(async (dropId: string) => {
  try {
    return await drawOfRecord(dropId);
  } catch (error) {
    if (isAppError(error, "drop_not_found") || isAppError(error, "not_found")) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: WithDropId): Promise<Metadata> {
  const { drop } = await drawHere((await params).dropId);
  return { title: `Check the draw for ${drop.name}` };
}

/** What is public of a draw, and how anyone checks it. */
export default async function DrawPage({ params }: WithDropId) {
  const { dropId } = await params;
  const { drop, published } = await drawHere(dropId);
  if (!published) return <Unannounced drop={drop} />;
  const record = published.head;
  const { title, text } = drawWords(record);
  const isDrawn = record.state === "drawn";
  const isOverUndrawn = record.stoppedAt !== undefined && !isDrawn;
  return (
    <NarrowPage eyebrow={drop.name} title={title} lead={<p>{text}</p>}>
      {isOverUndrawn ? <SaveAlone dropId={dropId} /> : <HowToCheck dropId={dropId} isDrawn={isDrawn} />}
      {isOverUndrawn ? null : <WhatItProves />}
      <DrawFacts record={record} />
    </NarrowPage>
  );
}

function Unannounced({ drop }: { drop: Drop }) {
  const state = isOver(drop) ? "ended" : "pending";
  return (
    <NarrowPage eyebrow={drop.name} title={unannouncedTitles[state]} lead={<p>{unannouncedWords[state]}</p>}>
      <ButtonLink href={`/drops/${drop.dropId}`} tone="outline" className="justify-self-start">
        To the drop
      </ButtonLink>
    </NarrowPage>
  );
}
