import type { ExecutionSummary } from "@/lib/platform/durable/executions";
import type { TimelineEntry } from "@/lib/platform/durable/rules";
import { z } from "zod";

export const stopRequestSchema = z.object({
  reason: z
    .string({ error: "Say why: it is kept in the audit log." })
    .trim()
    .min(3, "Say why: it is kept in the audit log.")
    .max(500, "Use at most 500 characters."),
});

export interface ExecutionView extends ExecutionSummary {
  readonly timeline: readonly TimelineEntry[];
  readonly waitsOn: TimelineEntry | null;
}
