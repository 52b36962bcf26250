import { catalog, type CatalogFunction, type FunctionName } from "../workflows/catalog";
import { entries, partsOf, pascal, qualified, values, workflows } from "./workflows";

const every = (minutes: number) => `rate(${minutes} ${minutes === 1 ? "minute" : "minutes"})` as const;

const daily = (hour: number) => `cron(0 ${hour} * * ? *)` as const;

const rateOf = ({ everyMinutes, dailyAtHour }: CatalogFunction) =>
  everyMinutes === undefined ? dailyAtHour !== undefined && daily(dailyAtHour) : every(everyMinutes);

function schedule(name: FunctionName, arn: $util.Output<string>, entry: CatalogFunction) {
  const rate = rateOf(entry);
  return rate && new sst.aws.CronV2(`${pascal(name)}Schedule`, { function: arn, schedule: rate });
}

function makeFunction(name: FunctionName, entry: CatalogFunction) {
  const fn = new sst.aws.Function(pascal(name), {
    ...partsOf(name, values, workflows),
    timeout: `${entry.invocationTimeoutSeconds} seconds`,
  });
  schedule(name, fn.arn, entry);
  return fn;
}

for (const [name, workflow] of Object.entries(workflows) as [FunctionName, sst.aws.Workflow][])
  schedule(name, qualified(workflow), catalog[name]);

/** The catalog's ordinary functions, by name. */
export const functions: Readonly<Record<string, sst.aws.Function>> = Object.fromEntries(
  entries.flatMap(([name, entry]) => (entry.durable ? [] : [[name, makeFunction(name, entry)]])),
);
