import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { orderBegun } from "@/components/drop/order-begun";
import { Advantage } from "@/components/entry/advantage";
import { ChangeEntryForm } from "@/components/entry/change-entry-form-client";
import { EnterForm } from "@/components/entry/enter-form-client";
import { EntryState } from "@/components/entry/entry-state";
import { entryWords, shownEntry } from "@/components/entry/words";
import { AutoRefresh } from "@/components/polling/auto-refresh-client";
import { RefreshWithoutScript } from "@/components/polling/refresh-without-script";
import { ResendToViewerForm } from "@/components/registration/resend-form-client";
import { NarrowPage } from "@/components/site/narrow-page";
import { Turning } from "@/components/site/turning-client";
import type { WithDropId } from "@/components/site/page-inputs";
import { LocalTime } from "@/components/time/local-time-client";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { isStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { currentViewer } from "@/lib/account/session/server";
import { typedBefore } from "@/lib/account/waiting/server";
import { isAppError } from "@/lib/platform/errors";
import { etagOf } from "@/lib/platform/http/etag";
import { countAhead } from "@/lib/shop/draw/ahead";
import type { DropView } from "@/lib/shop/drop/schema";
import { publishedDrop, viewOf } from "@/lib/shop/drop/server";
import { chosenSizes } from "@/lib/shop/entry/choices";
import { entryView, pollEntryAfterSeconds } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";
import { findMyEntry, hasWithdrawn, myTickets } from "@/lib/shop/entry/server";
import { orderAddress } from "@/lib/shop/order/address";
import { getOrder } from "@/lib/shop/order/server";

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
  if (entry) return <Entered {...{ entry, drop, viewer }} />;
  if (drop.phase === "entries") return <Enter drop={drop} viewer={viewer} />;
  return <Closed drop={drop} />;
}

interface PageProps {
  readonly drop: DropView;
  readonly title: string;
  /** What is said aloud when the page has turned into this: the title where it says enough. */
  readonly spoken?: string;
  readonly lead: React.ReactNode;
  readonly children: React.ReactNode;
}

/** It turns from one into the other where it is: by a form's answer, and by the draw. */
const Page = ({ drop, title, spoken = title, lead, children }: PageProps) => (
  <NarrowPage
    eyebrow={drop.name}
    title={title}
    lead={
      <>
        <Turning text={spoken} />
        {lead}
      </>
    }
  >
    {children}
  </NarrowPage>
);

interface EnteredProps {
  readonly entry: Entry;
  readonly drop: DropView;
  readonly viewer: Viewer;
}

async function Entered({ entry, drop, viewer }: EnteredProps) {
  const isChangeable = entry.status === "entered" && (drop.phase === "entries" || drop.phase === "paused");
  const [order, ahead, change] = await Promise.all([
    entry.orderId && getOrder(entry.orderId, viewer),
    entry.status === "waiting" && entry.rank !== undefined
      ? countAhead(drop.dropId, { rank: entry.rank, sizes: entry.sizes })
      : undefined,
    isChangeable ? changeFormFor({ entry, drop, viewer }) : null,
  ]);
  const { title, text } = entryWords[shownEntry(entry, drop.phase, order)];
  const seconds = pollEntryAfterSeconds(entry);
  return (
    <Page drop={drop} title={title} lead={<p>{text}</p>}>
      {isChangeable ? null : <RefreshWithoutScript everySeconds={Math.max(10, seconds)} />}
      <AutoRefresh probe={`/api/entries/${entry.entryId}`} everySeconds={seconds} etag={etagOf(entryView(entry))} />
      {isChangeable ? (
        <AutoRefresh probe={`/api/drops/${drop.dropId}`} everySeconds={seconds} etag={etagOf(drop)} />
      ) : null}
      <EntryState {...{ entry, drop, order, ahead, change }} />
    </Page>
  );
}

async function changeFormFor({ entry, drop, viewer }: EnteredProps) {
  const { entryId, dropId, updatedAt: version } = entry;
  const [{ address }, now] = await Promise.all([orderBegun(drop, viewer, undefined), orderAddress(entry)]);
  return (
    <ChangeEntryForm
      {...{ entryId, dropId, version }}
      chosen={chosenSizes(entry.sizes)}
      choices={entry.sizes.length}
      sizes={drop.sizes.map(({ size }) => size)}
      address={{ ...address, draft: now ?? undefined }}
    />
  );
}

async function Enter({ drop, viewer }: { drop: DropView; viewer: Viewer }) {
  const [form, withdrew] = await Promise.all([formFor(drop, viewer), hasWithdrawn(viewer, drop.dropId)]);
  return (
    <Page
      drop={drop}
      title="Enter the draw"
      {...(withdrew && { spoken: entryWords.withdrawn.text })}
      lead={<p>One entry each. When you enter plays no part: take your time. You pay only if a pair is yours.</p>}
    >
      <Advantage tickets={await myTickets(viewer, drop, undefined)} />
      {withdrew ? (
        <Notice tone="info">
          <p>{entryWords.withdrawn.text}</p>
        </Notice>
      ) : null}
      {form}
    </Page>
  );
}

async function formFor(drop: DropView, viewer: Viewer) {
  if (isStaff(viewer)) return <p>The team decides on orders and enters no draw.</p>;
  if (!viewer.verified) return <VerifyFirst />;
  const [{ address }, typed] = await Promise.all([orderBegun(drop, viewer, undefined), typedBefore("enter")]);
  const { dropId, sizes, provesAlways } = drop;
  return (
    <EnterForm
      {...{ dropId, address, typed, provesAlways }}
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
  <Page
    drop={drop}
    title={drop.phase === "upcoming" ? "The draw takes no entries yet" : "You are not in this draw"}
    lead={
      drop.phase === "upcoming" ? (
        <p>
          It does from <LocalTime iso={drop.opensAt} /> on.
        </p>
      ) : drop.phase === "paused" ? (
        <p>The drop is paused, and takes no entries for the moment.</p>
      ) : drop.phase === "closed" ? (
        <p>The drop is over, and none of its entries is yours.</p>
      ) : (
        <p>The entries are closed, and none of yours is among them.</p>
      )
    }
  >
    <ButtonLink href={`/drops/${drop.dropId}`} className="justify-self-start">
      To the drop
    </ButtonLink>
  </Page>
);
