/** Handlers that go wrong in every way that AWS has words for, once each where they are durable. */
import { setTimeout as sleep } from "node:timers/promises";

const thrown = (value: unknown): never => {
  throw value;
};

const FAULTS: Readonly<Record<string, () => unknown>> = {
  "exit 0": () => process.exit(0),
  "exit 1": () => process.exit(1),
  killed: () => process.kill(process.pid, "SIGKILL"),
  aborted: () => process.abort(),
  text: () => thrown("only text"),
  error: () => thrown(new RangeError("out of it")),
  uncaught: () => setTimeout(() => thrown(new TypeError("late")), 1) && sleep(60_000),
  unhandled: () => [void Promise.reject(new TypeError("not handled")), sleep(60_000)][1],
  late: () => sleep(60_000),
};

export const handler = async ({ fault }: { fault: string }): Promise<unknown> => FAULTS[fault]?.();

/** As the runtime calls a durable function: what goes wrong does so before the SDK has anything to say. */
export const durable = async (event: { InitialExecutionState: { Operations: [Root] } }): Promise<unknown> => {
  const { fault } = JSON.parse(event.InitialExecutionState.Operations[0].ExecutionDetails.InputPayload) as {
    fault: string;
  };
  return FAULTS[fault]?.();
};

interface Root {
  readonly ExecutionDetails: { readonly InputPayload: string };
}

export const notAFunction = 1;
