import Link from "next/link";
import { ExecutionTimeline } from "@/components/fulfillment/execution-timeline";
import { executionTones, executionWords } from "@/components/fulfillment/operations-words";
import { Badge } from "@/components/ui/badge";
import type { ExecutionView } from "@/lib/desk/operations/schema";

/** The executions of an order: the first, and any that took over from one that was stopped. */
export function Executions({ executions, nowMs }: { executions: readonly ExecutionView[]; nowMs: number }) {
  if (executions.length === 0) return <p className="text-muted">The engine has no record of this order any more.</p>;
  return (
    <div className="grid min-w-0 gap-6">
      {executions.map((execution) => (
        <div key={execution.arn} className="grid min-w-0 gap-2">
          <p className="flex flex-wrap items-center gap-3">
            <Badge tone={executionTones[execution.status]}>{executionWords[execution.status]}</Badge>
            <Link
              href={`/fulfillment/operations/order/${execution.name}`}
              prefetch={false}
              className="numeric text-sm break-all underline underline-offset-4"
            >
              {execution.name}
            </Link>
          </p>
          <ExecutionTimeline {...execution} nowMs={nowMs} />
        </div>
      ))}
    </div>
  );
}
