import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { AutoRefresh } from "@/components/polling/auto-refresh-client";
import { RefreshWithoutScript } from "@/components/polling/refresh-without-script";
import { ReturnFacts } from "@/components/returns/return-facts";
import { ReturnTimeline } from "@/components/returns/return-timeline";
import { meaningOf, titleOf } from "@/components/returns/words";
import { NarrowPage } from "@/components/site/narrow-page";
import type { WithId } from "@/components/site/page-inputs";
import { ButtonLink, buttonStyle } from "@/components/ui/button";
import { Spoken } from "@/components/ui/spoken-client";
import type { Viewer } from "@/lib/account/session/schema";
import { currentViewer } from "@/lib/account/session/server";
import { isAppError } from "@/lib/platform/errors";
import { etagOf } from "@/lib/platform/http/etag";
import { isFinished } from "@/lib/shop/returns/rules";
import { getReturn } from "@/lib/shop/returns/server";

const returnOr404 = cache(async (id: string, viewer: Viewer) => {
  try {
    return await getReturn(id, viewer);
  } catch (error) {
    if (isAppError(error, "not_found")) notFound();
    throw error;
  }
});

/** The return of the signed-in owner; everyone else is asked to sign in first, or finds nothing. */
async function returnHere(params: WithId["params"]) {
  const [{ id }, viewer] = await Promise.all([params, currentViewer()]);
  if (!viewer) redirect(`/signin?callbackUrl=${encodeURIComponent(`/returns/${id}`)}`);
  return returnOr404(id, viewer);
}

export async function generateMetadata({ params }: WithId): Promise<Metadata> {
  return { title: `Return: ${titleOf(await returnHere(params))}` };
}

export default async function ReturnPage({ params }: WithId) {
  const view = await returnHere(params);
  return (
    <NarrowPage eyebrow={`Return of ${view.orderNumber}`} title={titleOf(view)} lead={<p>{meaningOf(view)}</p>}>
      <Spoken text={`${titleOf(view)}. ${meaningOf(view)}`} />
      {isFinished(view) ? null : (
        <>
          <RefreshWithoutScript everySeconds={10} />
          <AutoRefresh probe={`/api/returns/${view.returnId}`} everySeconds={3} etag={etagOf(view)} />
        </>
      )}
      {view.labelUrl && view.status === "label_sent" ? (
        <a href={view.labelUrl} className={buttonStyle("solid", "min-h-14 justify-self-start text-lg")}>
          Open the label to print
        </a>
      ) : null}
      <ReturnFacts view={view} />
      <ReturnTimeline timeline={view.timeline} />
      <ButtonLink href={`/orders/${view.orderId}`} tone="quiet" className="justify-self-start px-0">
        See the order
      </ButtonLink>
    </NarrowPage>
  );
}
