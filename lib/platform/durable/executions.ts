import {
  GetDurableExecutionHistoryCommand,
  InvalidParameterValueException,
  ListDurableExecutionsByFunctionCommand,
  type Execution,
  type ExecutionStatus,
} from "@aws-sdk/client-lambda";
import { lambda } from "@/lib/platform/aws/clients";
import { splitQualified, timelineOf, type HistoryEvent, type TimelineEntry } from "@/lib/platform/durable/rules";
import { AppError } from "@/lib/platform/errors";
import { env } from "@/lib/platform/env";

const WORKFLOWS = {
  order: "ORDER_FUNCTION",
  drop: "DROP_FUNCTION",
  draw: "DRAW_FUNCTION",
  return: "RETURN_FUNCTION",
  registration: "REGISTRATION_FUNCTION",
  "password-reset": "PASSWORD_RESET_FUNCTION",
  invitation: "INVITATION_FUNCTION",
  reconciliation: "RECONCILIATION_FUNCTION",
} as const;
export type WorkflowName = keyof typeof WORKFLOWS;
export const workflowNames = Object.keys(WORKFLOWS) as readonly WorkflowName[];
export type { ExecutionStatus };

/** An execution, without what it was given and gave. Times are ISO 8601. */
export interface ExecutionSummary {
  readonly arn: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

/**
 * Without a qualifier, which lists all versions (model of 2026-11-04; before, it said `$LATEST`): what began on the one before
 * the last deploy still runs there.
 */
const functionOf = (workflow: WorkflowName) => splitQualified(env(WORKFLOWS[workflow])).functionName;

const summary = (execution: Execution): ExecutionSummary => ({
  arn: execution.DurableExecutionArn ?? "",
  name: execution.DurableExecutionName ?? "",
  status: execution.Status ?? "RUNNING",
  startedAt: execution.StartTimestamp?.toISOString() ?? "",
  endedAt: execution.EndTimestamp?.toISOString() ?? null,
});

interface ListQuery {
  readonly status?: ExecutionStatus | undefined;
  readonly name?: string | undefined;
  readonly marker?: string | undefined;
  readonly limit: number;
}

/** The service made the marker, and alone knows a wrong one. */
function refuseMarker(error: unknown): never {
  if (!(error instanceof InvalidParameterValueException)) throw error;
  throw new AppError("validation_failed", {
    issues: [{ field: "marker", message: "This page is gone." }],
    cause: error,
  });
}

/** Executions of a workflow, newest first. @throws AppError validation_failed for a marker that is not of the service's making */
export async function listExecutions(
  workflow: WorkflowName,
  { status, name, marker, limit }: ListQuery,
): Promise<{ readonly executions: ExecutionSummary[]; readonly nextMarker: string | null }> {
  const command = new ListDurableExecutionsByFunctionCommand({
    FunctionName: functionOf(workflow),
    MaxItems: limit,
    ...(status && { Statuses: [status] }),
    ...(name && { DurableExecutionName: name }),
    ...(marker && { Marker: marker }),
  });
  const sent = lambda().send(command);
  const { DurableExecutions = [], NextMarker } = await (marker ? sent.catch(refuseMarker) : sent);
  return { executions: DurableExecutions.map(summary), nextMarker: NextMarker ?? null };
}

/** The newest execution of exactly that name, or undefined. The service takes the name for a part of one. */
export async function findExecution(workflow: WorkflowName, name: string): Promise<ExecutionSummary | undefined> {
  const { executions } = await listExecutions(workflow, { name, limit: 50 });
  return executions.find((execution) => execution.name === name);
}

const MAX_EVENTS = 2000;
const PAGE = 500;

async function historyOf(arn: string): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  for (let marker: string | undefined, more = true; more && events.length < MAX_EVENTS; more = marker !== undefined) {
    const page = await lambda().send(
      new GetDurableExecutionHistoryCommand({
        DurableExecutionArn: arn,
        MaxItems: PAGE,
        ...(marker && { Marker: marker }),
      }),
    );
    events.push(...((page.Events ?? []) as unknown as HistoryEvent[]));
    marker = page.NextMarker;
  }
  return events;
}

/** What an execution did and waits for. Payloads, callback ids and messages of errors stay behind. */
export const readTimeline = async (arn: string): Promise<TimelineEntry[]> => timelineOf(await historyOf(arn));
