import type { CatalogFunction } from "../../workflows/catalog.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** After a start of the services that a function calls: at once, and again when requests that were in progress have ended. */
const SOON_MS = [1_000, 7_000];

type Scheduled = readonly [name: string, CatalogFunction];

/** Milliseconds until that hour (UTC) is next. */
const untilHour = (hour: number, nowMs: number): number =>
  (hour * HOUR_MS - (nowMs % DAY_MS) + DAY_MS) % DAY_MS || DAY_MS;

/**
 * EventBridge Scheduler on this machine: invokes each function that has `everyMinutes` at that rate, and soon after a start;
 * each that has `dailyAtHour` at that hour.
 */
export function invokeScheduledFunctions(
  catalog: Readonly<Record<string, CatalogFunction>>,
  trigger: (name: string) => Promise<unknown>,
  onProblem: (name: string, error: unknown) => void,
): { stop(): void; runSoon(): void } {
  const timers = new Set<NodeJS.Timeout>();
  const entries: Scheduled[] = Object.entries(catalog);
  const frequent = entries.filter(([, { everyMinutes }]) => everyMinutes !== undefined);
  const run = (name: string) => void trigger(name).catch((error: unknown) => onProblem(name, error));
  const runDaily = (name: string, hour: number) => {
    const next = () => {
      run(name);
      runDaily(name, hour);
    };
    timers.add(setTimeout(next, untilHour(hour, Date.now())));
  };
  for (const [name, { everyMinutes = 1 }] of frequent) timers.add(setInterval(run, everyMinutes * MINUTE_MS, name));
  for (const [name, { dailyAtHour }] of entries) if (dailyAtHour !== undefined) runDaily(name, dailyAtHour);
  const runSoon = () => {
    for (const [name] of frequent) for (const delayMs of SOON_MS) timers.add(setTimeout(run, delayMs, name));
  };
  runSoon();
  return { stop: () => timers.forEach(clearTimeout), runSoon };
}
