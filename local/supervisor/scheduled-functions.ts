import type { CatalogFunction } from "../../workflows/catalog.ts";

const MINUTE_MS = 60_000;
/** After a start of the services that a function calls: at once, and again when requests that were in progress have ended. */
const SOON_MS = [1_000, 7_000];

/** EventBridge Scheduler on this machine: invokes each function that has `everyMinutes` at that rate, and soon after a start. */
export function invokeScheduledFunctions(
  catalog: Readonly<Record<string, CatalogFunction>>,
  trigger: (name: string) => Promise<void>,
  onProblem: (name: string, error: unknown) => void,
): { stop(): void; runSoon(): void } {
  const timers = new Set<NodeJS.Timeout>();
  const scheduled = Object.entries(catalog).filter(([, { everyMinutes }]) => everyMinutes !== undefined);
  const run = (name: string) => void trigger(name).catch((error: unknown) => onProblem(name, error));
  for (const [name, { everyMinutes = 1 }] of scheduled) timers.add(setInterval(run, everyMinutes * MINUTE_MS, name));
  const runSoon = () => {
    for (const [name] of scheduled) for (const delayMs of SOON_MS) timers.add(setTimeout(run, delayMs, name));
  };
  runSoon();
  return { stop: () => timers.forEach(clearTimeout), runSoon };
}
