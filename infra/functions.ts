import type { CatalogFunction, FunctionName } from "../workflows/catalog";
import { entries, partsOf, pascal, values, workflows } from "./workflows";

const every = (minutes: number) => `rate(${minutes} ${minutes === 1 ? "minute" : "minutes"})` as const;

const schedule = (name: FunctionName, fn: sst.aws.Function, everyMinutes: number) =>
  new sst.aws.CronV2(`${pascal(name)}Schedule`, { function: fn.arn, schedule: every(everyMinutes) });

function makeFunction(name: FunctionName, { invocationTimeoutSeconds, everyMinutes }: CatalogFunction) {
  const fn = new sst.aws.Function(pascal(name), {
    ...partsOf(name, values, workflows),
    timeout: `${invocationTimeoutSeconds} seconds`,
  });
  if (everyMinutes !== undefined) schedule(name, fn, everyMinutes);
  return fn;
}

/** The catalog's ordinary functions, by name. */
export const functions: Readonly<Record<string, sst.aws.Function>> = Object.fromEntries(
  entries.flatMap(([name, entry]) => (entry.durable ? [] : [[name, makeFunction(name, entry)]])),
);
