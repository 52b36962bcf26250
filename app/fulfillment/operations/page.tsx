import type { Metadata } from "next";
import { Suspense } from "react";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { ExecutionCounts } from "@/components/fulfillment/execution-counts";
import { ExecutionList } from "@/components/fulfillment/execution-list";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { operationsHref, operationsQuery } from "@/components/fulfillment/operations-query";
import { executionWords, workflowWords } from "@/components/fulfillment/operations-words";
import type { WithSearch } from "@/components/site/page-inputs";
import { ButtonLink } from "@/components/ui/button";
import type { Viewer } from "@/lib/account/session/schema";
import { countExecutions, readExecutionRows } from "@/lib/desk/operations/server";

export const metadata: Metadata = { title: "Operations" };

export default async function OperationsPage({ searchParams }: WithSearch) {
  const query = operationsQuery(await searchParams);
  const viewer = await staffViewer("/fulfillment/operations");
  const { rows, nextMarker } = await orRefusal(readExecutionRows(viewer, query));
  return (
    <DeskFrame title="Operations" room="/fulfillment/operations">
      <Suspense fallback={<p className="text-muted">Counting…</p>}>
        <Counts viewer={viewer} />
      </Suspense>
      <ButtonLink
        href="/fulfillment/operations/reconciliation"
        prefetch={false}
        tone="outline"
        className="justify-self-start"
      >
        Reconciliation: payments and orders
      </ButtonLink>
      <section aria-labelledby="executions" className="grid gap-4">
        <h2 id="executions" className="text-xl">
          {workflowWords[query.workflow]}, {query.status ? executionWords[query.status].toLowerCase() : "every state"}
        </h2>
        <ExecutionList rows={rows} workflow={query.workflow} nowMs={Date.now()} />
      </section>
      {nextMarker ? (
        <ButtonLink
          href={operationsHref({ ...query, marker: nextMarker })}
          prefetch={false}
          tone="outline"
          className="justify-self-start"
        >
          Older executions
        </ButtonLink>
      ) : null}
    </DeskFrame>
  );
}

async function Counts({ viewer }: { viewer: Viewer }) {
  return <ExecutionCounts counts={await countExecutions(viewer)} />;
}
