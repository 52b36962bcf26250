import Link from "next/link";
import { operationsHref } from "@/components/fulfillment/operations-query";
import { executionWords, workflowWords } from "@/components/fulfillment/operations-words";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { WorkflowCounts } from "@/lib/desk/operations/server";

/** How many executions of each workflow are where; each number leads to its list. */
export function ExecutionCounts({ counts }: { counts: readonly WorkflowCounts[] }) {
  return (
    <ScrollRegion label="Executions by workflow and state">
      <table className="w-full border-2 sm:min-w-[34rem] border-ink bg-raised text-left">
        <thead>
          <tr className="border-b-2 border-line text-xs text-muted sm:text-sm">
            <th scope="col" className="px-2 py-2 sm:px-4">
              Workflow
            </th>
            {counts[0]?.counts.map(({ status }) => (
              <th key={status} scope="col" className="px-1 py-2 font-normal sm:px-4">
                {executionWords[status]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map(({ workflow, counts: states }) => (
            <tr key={workflow} className="border-b border-line">
              <th scope="row" className="px-2 py-1.5 max-sm:text-sm sm:px-4">
                {workflowWords[workflow]}
              </th>
              {states.map(({ status, count, more }) => (
                <td key={status} className="px-1 py-1.5 sm:px-4">
                  <Link
                    href={operationsHref({ workflow, status, marker: undefined })}
                    prefetch={false}
                    aria-label={`${workflowWords[workflow]}, ${executionWords[status].toLowerCase()}: ${count}${more ? " and more" : ""}`}
                    className="inline-flex min-h-8 items-center text-lg font-black tabular-nums underline decoration-line-strong underline-offset-4 hover:decoration-current"
                  >
                    {count}
                    {more ? "+" : ""}
                  </Link>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
