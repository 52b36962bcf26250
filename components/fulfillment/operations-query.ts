import type { SearchParams } from "@/components/fulfillment/query";
import { executionWords, workflowWords } from "@/components/fulfillment/operations-words";
import type { ExecutionStatus, WorkflowName } from "@/lib/platform/durable/executions";

interface OperationsQuery {
  readonly workflow: WorkflowName;
  readonly status: ExecutionStatus | undefined;
  readonly marker: string | undefined;
}

export const isWorkflow = (text: unknown): text is WorkflowName =>
  typeof text === "string" && Object.hasOwn(workflowWords, text);
const isStatus = (text: unknown): text is ExecutionStatus =>
  typeof text === "string" && Object.hasOwn(executionWords, text);

/** Running orders unless the address says otherwise; `status=all` is every state. */
export function operationsQuery({ workflow, status, marker }: SearchParams): OperationsQuery {
  return {
    workflow: isWorkflow(workflow) ? workflow : "order",
    status: isStatus(status) ? status : status === "all" ? undefined : "RUNNING",
    marker: typeof marker === "string" && /^[\w+/=:.-]{1,2000}$/.test(marker) ? marker : undefined,
  };
}

export function operationsHref({ workflow, status, marker }: OperationsQuery): string {
  const params = new URLSearchParams({ workflow, status: status ?? "all", ...(marker && { marker }) });
  return `/fulfillment/operations?${params.toString()}`;
}
