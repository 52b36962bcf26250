import "server-only";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import type { ExecutionView } from "@/lib/desk/operations/schema";
import {
  findExecution,
  listExecutions,
  readTimeline,
  workflowNames,
  type ExecutionStatus,
  type ExecutionSummary,
  type WorkflowName,
} from "@/lib/platform/durable/executions";
import { waitsOn, type TimelineEntry } from "@/lib/platform/durable/rules";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { orderOfExecution } from "@/lib/shop/order/rules";
import { stopOrder } from "@/lib/shop/order/server";

const PAGE_SIZE = 25;
const COUNT_UP_TO = 100;
const STATUSES = [
  "RUNNING",
  "FAILED",
  "TIMED_OUT",
  "STOPPED",
  "SUCCEEDED",
] as const satisfies readonly ExecutionStatus[];

export interface ExecutionRow extends ExecutionSummary {
  readonly waitsOn: TimelineEntry | null;
}

export interface StatusCount {
  readonly status: ExecutionStatus;
  readonly count: number;
  /** There are more than were counted. */
  readonly more: boolean;
}

export interface WorkflowCounts {
  readonly workflow: WorkflowName;
  readonly counts: readonly StatusCount[];
}

async function countOf(workflow: WorkflowName, status: ExecutionStatus): Promise<StatusCount> {
  const { executions, nextMarker } = await listExecutions(workflow, { status, limit: COUNT_UP_TO });
  return { status, count: executions.length, more: nextMarker !== null };
}

/** How many executions of each workflow are in which state, counted up to a hundred. @throws AppError forbidden */
export async function countExecutions(viewer: Viewer): Promise<WorkflowCounts[]> {
  assertStaff(viewer);
  return Promise.all(
    workflowNames.map(async (workflow) => ({
      workflow,
      counts: await Promise.all(STATUSES.map((status) => countOf(workflow, status))),
    })),
  );
}

async function row(execution: ExecutionSummary): Promise<ExecutionRow> {
  if (execution.status !== "RUNNING") return { ...execution, waitsOn: null };
  return { ...execution, waitsOn: waitsOn(await readTimeline(execution.arn)) ?? null };
}

interface OperationsQuery {
  readonly workflow: WorkflowName;
  readonly status?: ExecutionStatus | undefined;
  readonly marker?: string | undefined;
}

/** A page of executions, newest first, and what the running ones wait on. @throws AppError forbidden to all but the team */
export async function readExecutionRows(
  viewer: Viewer,
  { workflow, ...query }: OperationsQuery,
): Promise<{ readonly rows: ExecutionRow[]; readonly nextMarker: string | null }> {
  assertStaff(viewer);
  const { executions, nextMarker } = await listExecutions(workflow, { ...query, limit: PAGE_SIZE });
  return { rows: await Promise.all(executions.map(row)), nextMarker };
}

/** One execution with all it did. @throws AppError forbidden to all but the team, not_found */
export async function readExecution(viewer: Viewer, workflow: WorkflowName, name: string): Promise<ExecutionView> {
  assertStaff(viewer);
  const execution = await findExecution(workflow, name);
  if (!execution) throw new AppError("not_found");
  const timeline = await readTimeline(execution.arn);
  return { ...execution, timeline, waitsOn: execution.status === "RUNNING" ? (waitsOn(timeline) ?? null) : null };
}

/**
 * Stops an execution of an order, for good: the order's record says so first, then the engine is told, then an execution
 * of its own brings the order to its end (pair and payment go back; what was shipped stays shipped). A crash in between
 * is mended by the sweep. Safe to repeat.
 * @throws AppError forbidden to all but the team, not_found, not_running
 */
export async function stopOrderExecution(viewer: Viewer, name: string, reason: string): Promise<void> {
  assertStaff(viewer);
  const orderId = orderOfExecution(name);
  const execution = orderId && (await findExecution("order", name));
  if (!orderId || !execution) throw new AppError("not_found");
  if (execution.status !== "RUNNING") throw new AppError("not_running");
  const stopped = await stopOrder(orderId, { execution: execution.arn, by: viewer.customerId, reason });
  if (!stopped) throw new AppError("not_found");
  log.info("execution stopped", { orderId, execution: name, by: viewer.customerId });
}
