import type { Metadata } from "next";
import { DropPage } from "@/components/drop/drop-page";
import { NoDrop } from "@/components/drop/no-drop";
import { OtherDrops } from "@/components/drop/other-drops";
import { dropTitle } from "@/components/drop/words";
import type { WithSearch } from "@/components/site/page-inputs";
import { currentViewer } from "@/lib/account/session/server";
import { isAppError } from "@/lib/platform/errors";
import { getDrop, listedDrop, publishedDrops } from "@/lib/shop/drop/server";

export async function generateMetadata(): Promise<Metadata> {
  const drop = await announcedDrop();
  return { title: { absolute: drop ? dropTitle(drop) : "The next drop" }, alternates: { canonical: "/" } };
}

async function announcedDrop() {
  try {
    return await getDrop();
  } catch (error) {
    if (isAppError(error, "drop_not_found")) return null;
    throw error;
  }
}

const allDrops = async () => Promise.all((await publishedDrops()).map(listedDrop));

export default async function LandingPage({ searchParams }: WithSearch) {
  const [current, viewer, drops, { size }] = await Promise.all([
    announcedDrop(),
    currentViewer(),
    allDrops(),
    searchParams,
  ]);
  const listed = drops.find(({ drop }) => drop.dropId === current?.dropId);
  if (!listed) return <NoDrop />;
  return (
    <>
      <DropPage {...{ listed, viewer, size }} path="/" probe="/api/drop" />
      <OtherDrops drops={drops.filter((other) => other !== listed)} />
    </>
  );
}
