import { performance, type EventLoopUtilization } from "node:perf_hooks";

const SAMPLE_MS = 500;

let since: EventLoopUtilization = performance.eventLoopUtilization();
let sampledMs = performance.now();
let utilization = 0;

/** Which share of the last moment this instance worked and did not wait: 0 to 1. */
export function utilizationNow(): number {
  if (performance.now() - sampledMs < SAMPLE_MS) return utilization;
  sampledMs = performance.now();
  const now = performance.eventLoopUtilization();
  utilization = performance.eventLoopUtilization(now, since).utilization;
  since = now;
  return utilization;
}
