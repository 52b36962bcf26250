import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { orderBegun } from "@/components/drop/order-begun";
import { EnterForm } from "@/components/entry/enter-form-client";
import { EntryState } from "@/components/entry/entry-state";
import { entryWords } from "@/components/entry/words";
import { AutoRefresh } from "@/components/polling/auto-refresh-client";
import { RefreshWithoutScript } from "@/components/polling/refresh-without-script";
import { ResendToViewerForm } from "@/components/registration/resend-form-client";
import { NarrowPage } from "@/components/site/narrow-page";
import type { WithDropId } from "@/components/site/page-inputs";
import { ButtonLink } from "@/components/ui/button";
import { isStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { currentViewer } from "@/lib/account/session/server";
import { isAppError } from "@/lib/platform/errors";
import { etagOf } from "@/lib/platform/http/etag";
import type { DropView } from "@/lib/shop/drop/schema";
import { publishedDrop, viewOf } from "@/lib/shop/drop/server";
import { entryView, pollEntryAfterSeconds } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";
import { findMyEntry } from "@/lib/shop/entry/server";

const drawHere = cache(async (dropId: string): Promise<DropView> => {
  try {
    const drop = await viewOf(await publishedDrop(dropId));
    if (drop.mode === "draw") return drop;
  } catch (error) {
    if (!isAppError(error, "drop_not_found")) throw error;
  }
  return notFound();
});

export async function generateMetadata({ params }: WithDropId): Promise<Metadata> {
  const { name } = await drawHere((await params).dropId);
  return { title: `The draw for ${name}`, robots: { index: false } };
}

/** A shopper's part in a draw: the form, or what became of their entry. */
export default async function EnterPage({ params }: WithDropId) {
  const { dropId } = await params;
  const [drop, viewer] = await Promise.all([drawHere(dropId), currentViewer()]);
  if (!viewer) redirect(`/signin?callbackUrl=${encodeURIComponent(`/drops/${dropId}/enter`)}`);
  const entry = await findMyEntry(viewer, dropId);
  if (entry) return <Entered entry={entry} drop={drop} />;
  if (drop.phase === "entries") return <Enter drop={drop} viewer={viewer} />;
  return <Closed drop={drop} />;
}

function Entered({ entry, drop }: { entry: Entry; drop: DropView }) {
  const { title, text } = entryWords[entry.status];
  const seconds = pollEntryAfterSeconds(entry);
  return (
    <NarrowPage eyebrow={drop.name} title={title} lead={<p>{text}</p>}>
      <RefreshWithoutScript everySeconds={Math.max(10, seconds)} />
      <AutoRefresh probe={`/api/entries/${entry.entryId}`} everySeconds={seconds} etag={etagOf(entryView(entry))} />
      <EntryState entry={entry} drop={drop} />
    </NarrowPage>
  );
}

async function Enter({ drop, viewer }: { drop: DropView; viewer: Viewer }) {
  return (
    <NarrowPage
      eyebrow={drop.name}
      title="Enter the draw"
      lead={<p>One entry each. When you enter plays no part: take your time. You pay only if a pair is yours.</p>}
    >
      {await formFor(drop, viewer)}
    </NarrowPage>
  );
}

async function formFor(drop: DropView, viewer: Viewer) {
  if (isStaff(viewer)) return <p>The team decides on orders and enters no draw.</p>;
  if (!viewer.verified) return <VerifyFirst />;
  const { address } = await orderBegun(drop, viewer, undefined);
  const { dropId, sizes, provesAlways } = drop;
  return (
    <EnterForm
      {...{ dropId, address, provesAlways }}
      sizes={sizes.map(({ size }) => size)}
      idempotencyKey={randomUUID()}
    />
  );
}

const VerifyFirst = () => (
  <div className="grid gap-4">
    <p>Verify your e-mail address first: the link is in your inbox. Then sign in again, and enter.</p>
    <ResendToViewerForm />
  </div>
);

const Closed = ({ drop }: { drop: DropView }) => (
  <NarrowPage
    eyebrow={drop.name}
    title={drop.phase === "upcoming" ? "The draw takes no entries yet" : "The entries are closed"}
  >
    <ButtonLink href={`/drops/${drop.dropId}`} className="justify-self-start">
      To the drop
    </ButtonLink>
  </NarrowPage>
);
