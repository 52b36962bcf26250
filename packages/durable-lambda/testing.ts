import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { type DurableLambda, startWith } from "./api/durable-lambda.ts";
import type { DurableLambdaOptions } from "./api/options.ts";
import { noteEndpoint } from "./testing/endpoint.ts";
import { endOf, latestOf, patienceUntil } from "./testing/patience.ts";

export { expectHistory, HistoryMismatchError } from "./testing/expect-history.ts";
export type { AnyOrder, EventType, ExpectedEvent, HistoryPattern } from "./testing/history-pattern.ts";

const START_WITHIN_MS = 60_000;

/** The server's calls, as far as a test needs them. */
export type TestLambda = Pick<
  DurableLambda,
  "url" | "start" | "invoke" | "execution" | "history" | "advance" | "crash"
>;

/** For the top of a Vitest file: a server for its tests, started before the first and ended after the last. */
export function durableLambda(options: DurableLambdaOptions): TestLambda {
  let started: DurableLambda | undefined;
  const ends = new Map<string, number>();
  const patience = options.patienceMs ?? (() => patienceUntil(latestOf(ends), performance.now()));
  beforeEach(({ task }) => void ends.set(task.id, endOf(task.timeout, performance.now())));
  afterEach(({ task }) => void ends.delete(task.id));
  beforeAll(async () => {
    started = await startWith(options, patience);
    noteEndpoint(started.url);
  }, START_WITHIN_MS);
  afterAll(() => started?.close());
  const running = () => {
    if (!started) throw new Error("durableLambda runs within tests and their hooks only");
    return started;
  };
  return {
    get url() {
      return running().url;
    },
    start: (...given) => running().start(...given),
    invoke: (...given) => running().invoke(...given),
    execution: (arn) => running().execution(arn),
    history: (arn) => running().history(arn),
    advance: (seconds) => running().advance(seconds),
    crash: () => running().crash(),
  };
}
