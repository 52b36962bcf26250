import type { BadgeTone } from "@/components/ui/badge";
import type { ExecutionStatus, WorkflowName } from "@/lib/platform/durable/executions";

export const executionWords: Record<ExecutionStatus, string> = {
  RUNNING: "Running",
  SUCCEEDED: "Finished",
  FAILED: "Failed",
  TIMED_OUT: "Timed out",
  STOPPED: "Stopped",
};

export const executionTones: Record<ExecutionStatus, BadgeTone> = {
  RUNNING: "accent",
  SUCCEEDED: "ok",
  FAILED: "danger",
  TIMED_OUT: "warn",
  STOPPED: "neutral",
};

export const workflowWords: Record<WorkflowName, string> = {
  order: "Orders",
  draw: "Draws",
  drop: "Drops",
  return: "Returns",
  registration: "Registrations",
  "password-reset": "Password resets",
  invitation: "Invitations",
  reconciliation: "Reconciliation",
};
