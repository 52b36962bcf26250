import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { DrawFacts } from "@/components/draw/draw-facts";
import { HowToCheck } from "@/components/draw/how-to-check";
import { WhatItProves } from "@/components/draw/what-it-proves";
import { drawState } from "@/components/draw/words";
import { NarrowPage } from "@/components/site/narrow-page";
import type { WithDropId } from "@/components/site/page-inputs";
import { isAppError } from "@/lib/platform/errors";
import { publicRecord } from "@/lib/shop/draw/server";
import { dropOfRecord } from "@/lib/shop/drop/server";

const recordHere = cache(async (dropId: string) => {
  try {
    const [{ name }, { head: record }] = await Promise.all([dropOfRecord(dropId), publicRecord(dropId)]);
    return { name, record };
  } catch (error) {
    if (isAppError(error, "drop_not_found") || isAppError(error, "not_found")) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: WithDropId): Promise<Metadata> {
  const { name } = await recordHere((await params).dropId);
  return { title: `Check the draw for ${name}` };
}

/** What is public of a draw, and how anyone checks it. */
export default async function DrawPage({ params }: WithDropId) {
  const { dropId } = await params;
  const { name, record } = await recordHere(dropId);
  const { title, text } = drawState[record.state];
  return (
    <NarrowPage eyebrow={name} title={title} lead={<p>{text}</p>}>
      <HowToCheck dropId={dropId} isDrawn={record.state === "drawn"} />
      <WhatItProves />
      <DrawFacts record={record} />
    </NarrowPage>
  );
}
