import type { ExecutionSummary } from "@/lib/platform/durable/executions";
import type { TimelineEntry } from "@/lib/platform/durable/rules";
import { freeText } from "@/lib/platform/text/rules";
import { z } from "zod";

const SAY_WHY = "Say why: it is kept in the audit log.";

export const stopRequestSchema = z.object({
  reason: freeText(500, SAY_WHY).min(3, SAY_WHY),
});

export interface ExecutionView extends ExecutionSummary {
  readonly timeline: readonly TimelineEntry[];
  readonly waitsOn: TimelineEntry | null;
}
