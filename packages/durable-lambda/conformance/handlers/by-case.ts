/** One Lambda function for a whole suite: the execution's name begins with the case. */
import {
  createRetryStrategy,
  type DurableContext,
  JitterStrategy,
  withDurableExecution,
} from "@aws/durable-execution-sdk-js";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type Case = (event: never, context: DurableContext) => Promise<unknown>;

interface DurableEvent {
  readonly DurableExecutionArn: string;
}

/** A handler that runs the case that the execution's name begins with: `1-17--random`. */
export function byCase(cases: Readonly<Record<string, Case>>) {
  const wrapped = new Map(Object.entries(cases).map(([id, run]) => [id, withDurableExecution(run)]));
  return (event: DurableEvent, context: never): Promise<unknown> => {
    const name = event.DurableExecutionArn.split("/")[2] ?? "";
    const run = wrapped.get(name.split("--")[0] ?? "");
    if (!run) throw new Error(`no case for ${name}`);
    return run(event as never, context);
  };
}

export const noRetry = { retryStrategy: () => ({ shouldRetry: false }) };

/** `maxAttempts` attempts, one second apart. */
export const everySecond = (maxAttempts: number) => ({
  retryStrategy: createRetryStrategy({
    maxAttempts,
    initialDelay: { seconds: 1 },
    backoffRate: 1,
    jitter: JitterStrategy.NONE,
  }),
});

const dir = process.env["CONFORMANCE_DIR"] ?? tmpdir();

/** Tells executions in whatever process that something has happened. */
export const mark = (name: string) => writeFileSync(join(dir, name), "");
export const marks = () => readdirSync(dir);

/** Waits until the execution's history holds an event of this type. */
export async function untilRecorded({ executionContext }: DurableContext, type: string): Promise<void> {
  const arn = encodeURIComponent(executionContext.durableExecutionArn);
  const url = `${process.env["AWS_ENDPOINT_URL_LAMBDA"]}/2025-12-01/durable-executions/${arn}/history`;
  while (!(await (await fetch(url)).text()).includes(`"${type}"`)) await sleep(20);
}

/** True the first time an execution asks, also when the process died in between. */
export function firstTime({ executionContext }: DurableContext): boolean {
  const file = join(dir, executionContext.durableExecutionArn.replaceAll(/\W/g, "-"));
  if (existsSync(file)) return false;
  writeFileSync(file, "");
  return true;
}

export function fail(message = "failed"): never {
  throw new Error(message);
}
