import type { Catalog } from "./supervisor/manifest.ts";

const MINUTE_MS = 60_000;
const FIRST_RUN_AFTER_MS = 2_000;

/** EventBridge Scheduler on this machine: triggers each function that has `everyMinutes` at that rate, and once soon. */
export function startScheduler(
  catalog: Catalog,
  trigger: (name: string) => Promise<void>,
  onProblem: (name: string, error: unknown) => void,
): { stop(): void } {
  const timers: NodeJS.Timeout[] = [];
  for (const [name, { everyMinutes }] of Object.entries(catalog)) {
    if (everyMinutes === undefined) continue;
    const run = () => void trigger(name).catch((error: unknown) => onProblem(name, error));
    timers.push(setTimeout(run, FIRST_RUN_AFTER_MS), setInterval(run, everyMinutes * MINUTE_MS));
  }
  return { stop: () => timers.forEach(clearTimeout) };
}
