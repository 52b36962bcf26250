import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { WaitsOn } from "@/components/fulfillment/execution-list";
import { ExecutionTimeline } from "@/components/fulfillment/execution-timeline";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { isWorkflow } from "@/components/fulfillment/operations-query";
import { executionTones, executionWords } from "@/components/fulfillment/operations-words";
import { Section } from "@/components/fulfillment/section";
import { StopForm } from "@/components/fulfillment/stop-form-client";
import { LocalTime } from "@/components/time/local-time-client";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import type { ExecutionView } from "@/lib/desk/operations/schema";
import type { WorkflowName } from "@/lib/platform/durable/executions";
import { readExecution } from "@/lib/desk/operations/server";
import { orderOfExecution } from "@/lib/shop/order/rules";

export const metadata: Metadata = { title: "Execution" };

interface WithExecution {
  readonly params: Promise<{ readonly workflow: string; readonly name: string }>;
}

export default async function ExecutionPage({ params }: WithExecution) {
  const { workflow, name } = await params;
  const viewer = await staffViewer(`/fulfillment/operations/${workflow}/${name}`);
  if (!isWorkflow(workflow) || !/^[\w-]{1,64}$/.test(name)) notFound();
  const execution = await orRefusal(readExecution(viewer, workflow, name));
  const nowMs = Date.now();
  return (
    <DeskFrame title="Execution" room="/fulfillment/operations">
      <Facts execution={execution} workflow={workflow} nowMs={nowMs} />
      <Section id="timeline" title="Timeline">
        <ExecutionTimeline {...execution} nowMs={nowMs} />
      </Section>
      {execution.status === "RUNNING" ? <Stop workflow={workflow} name={name} /> : null}
    </DeskFrame>
  );
}

interface FactsProps {
  readonly execution: ExecutionView;
  readonly workflow: WorkflowName;
  readonly nowMs: number;
}

function Facts({ execution: { name, status, startedAt, endedAt, waitsOn }, workflow, nowMs }: FactsProps) {
  const orderId = workflow === "order" ? orderOfExecution(name) : undefined;
  return (
    <div className="grid justify-items-start gap-3">
      <p className="flex flex-wrap items-center gap-3">
        <Badge tone={executionTones[status]}>{executionWords[status]}</Badge>
        <span className="numeric break-all">{name}</span>
      </p>
      <p className="text-sm text-muted">
        Began <LocalTime iso={startedAt} />
        {endedAt ? (
          <>
            , ended <LocalTime iso={endedAt} />
          </>
        ) : null}
      </p>
      {waitsOn ? (
        <p>
          <WaitsOn on={waitsOn} nowMs={nowMs} />
        </p>
      ) : null}
      {orderId ? (
        <ButtonLink href={`/fulfillment/orders/${orderId}`} prefetch={false} tone="outline" className="text-sm">
          Open the order
        </ButtonLink>
      ) : null}
    </div>
  );
}

function Stop({ workflow, name }: { workflow: WorkflowName; name: string }) {
  return (
    <Section id="stop" title="Stop">
      {workflow === "order" ? (
        <StopForm name={name} />
      ) : (
        <p className="text-muted">
          Only orders are stopped by hand: this ends by itself when its link is used or has run out.
        </p>
      )}
    </Section>
  );
}
