/**
 * Which timers a state holds. Invariant: timers are a pure function of the state, so the journal's list of timers
 * can be kept by comparing before and after, and a timer of an operation that moved on can never stay behind.
 */
import { RETENTION_DAY_MS } from "../limits.ts";
import type { Execution, Operation, Timer } from "./types.ts";

const WAITING = { WAIT: "STARTED", STEP: "PENDING", CALLBACK: "STARTED" } as const;

export function operationTimers(operation: Operation): Timer[] {
  const waiting = operation.type in WAITING && WAITING[operation.type as keyof typeof WAITING] === operation.status;
  if (!waiting) return [];
  const timers: Timer[] = [];
  const { order } = operation;
  if (operation.dueAtMs !== undefined) timers.push({ dueMs: operation.dueAtMs, order, kind: "due" });
  if (operation.heartbeatDueAtMs !== undefined)
    timers.push({ dueMs: operation.heartbeatDueAtMs, order, kind: "heartbeat" });
  return timers;
}

export function executionTimers(execution: Execution): Timer[] {
  if (execution.status !== "RUNNING") {
    const endedAtMs = execution.endedAtMs ?? execution.startedAtMs;
    return [{ dueMs: endedAtMs + execution.retentionDays * RETENTION_DAY_MS, order: 0, kind: "retention" }];
  }
  const timers: Timer[] = [
    { dueMs: execution.startedAtMs + execution.timeoutSeconds * 1000, order: 0, kind: "execution" },
  ];
  if (execution.wakeAtMs) timers.push({ dueMs: execution.wakeAtMs, order: 0, kind: "wake" });
  return timers;
}
