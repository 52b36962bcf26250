import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { DropPage } from "@/components/drop/drop-page";
import { dropDescription, dropTitle } from "@/components/drop/words";
import type { WithDropId, WithSearch } from "@/components/site/page-inputs";
import { currentViewer } from "@/lib/account/session/server";
import { isAppError } from "@/lib/platform/errors";
import { listedDrop, publishedDrop } from "@/lib/shop/drop/server";

const shownDrop = cache(async (dropId: string) => {
  try {
    return await listedDrop(await publishedDrop(dropId));
  } catch (error) {
    if (isAppError(error, "drop_not_found")) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: WithDropId): Promise<Metadata> {
  const { drop } = await shownDrop((await params).dropId);
  return {
    title: { absolute: dropTitle(drop) },
    description: dropDescription(drop),
    alternates: { canonical: `/drops/${drop.dropId}` },
  };
}

export default async function PublishedDropPage({ params, searchParams }: WithDropId & WithSearch) {
  const { dropId } = await params;
  const [listed, viewer, { size }] = await Promise.all([shownDrop(dropId), currentViewer(), searchParams]);
  return <DropPage {...{ listed, viewer, size }} path={`/drops/${dropId}`} probe={`/api/drops/${dropId}`} />;
}
