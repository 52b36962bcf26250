import type { Metadata } from "next";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { ExecutionCounts } from "@/components/fulfillment/execution-counts";
import { ExecutionList } from "@/components/fulfillment/execution-list";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { operationsHref, operationsQuery } from "@/components/fulfillment/operations-query";
import { executionWords, workflowWords } from "@/components/fulfillment/operations-words";
import type { WithSearch } from "@/components/site/page-inputs";
import { ButtonLink } from "@/components/ui/button";
import { countExecutions, readExecutionRows } from "@/lib/desk/operations/server";

export const metadata: Metadata = { title: "Operations" };

export default async function OperationsPage({ searchParams }: WithSearch) {
  const query = operationsQuery(await searchParams);
  const viewer = await staffViewer("/fulfillment/operations");
  const reading = Promise.all([readExecutionRows(viewer, query), countExecutions(viewer)]);
  const [{ rows, nextMarker }, counts] = await orRefusal(reading);
  return (
    <DeskFrame title="Operations" room="/fulfillment/operations">
      <ExecutionCounts counts={counts} />
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
