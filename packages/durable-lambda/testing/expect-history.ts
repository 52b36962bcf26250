import { Execution } from "../api/execution.ts";
import { describeMatch, describeMismatch } from "./describe-mismatch.ts";
import { defaultEndpoint } from "./endpoint.ts";
import { type AnyEvent, type HistoryPattern, withNames } from "./history-pattern.ts";
import { mismatch } from "./match-history.ts";

/** The history does not match; the message says what was expected next and what came instead. */
export class HistoryMismatchError extends Error {
  override readonly name = "HistoryMismatchError";
}

/** What has a history: an execution of `start` or `execution`. */
export interface HasHistory {
  history(): Promise<readonly AnyEvent[]>;
}

export interface EventsExpectation {
  /** Throws a HistoryMismatchError where the events are not these, from the first to the last. */
  toMatch(pattern: HistoryPattern): void;
  readonly not: { toMatch(pattern: HistoryPattern): void };
}

export interface HistoryExpectation {
  /** Reads the history once; rejects with a HistoryMismatchError where its events are not these, from the first to the last. */
  toMatch(pattern: HistoryPattern): Promise<void>;
  readonly not: { toMatch(pattern: HistoryPattern): Promise<void> };
}

const NO_PATIENCE_MS = 0;

/** Of events that were read already. */
export function expectHistory(events: readonly AnyEvent[]): EventsExpectation;
/** Of an execution, or of an ARN at the Lambda API of `url` (by default of `durableLambda`, or of `AWS_ENDPOINT_URL_LAMBDA`). */
export function expectHistory(of: HasHistory | string, url?: string): HistoryExpectation;
export function expectHistory(
  of: readonly AnyEvent[] | HasHistory | string,
  url = defaultEndpoint(),
): EventsExpectation | HistoryExpectation {
  if (isEvents(of)) return expectation((check, pattern) => check(of, pattern));
  const execution = typeof of === "string" ? new Execution(of, () => url, NO_PATIENCE_MS) : of;
  return expectation(async (check, pattern) => check(await execution.history(), pattern));
}

const isEvents = (of: readonly AnyEvent[] | HasHistory | string): of is readonly AnyEvent[] => Array.isArray(of);

type Check = (events: readonly AnyEvent[], pattern: HistoryPattern) => void;

const expectation = <T>(run: (check: Check, pattern: HistoryPattern) => T) => ({
  toMatch: (pattern: HistoryPattern) => run(assertMatch, pattern),
  not: { toMatch: (pattern: HistoryPattern) => run(assertNoMatch, pattern) },
});

function assertMatch(events: readonly AnyEvent[], pattern: HistoryPattern): void {
  const named = withNames(events);
  const at = mismatch(pattern, named);
  if (at) throw new HistoryMismatchError(describeMismatch(pattern, named, at));
}

function assertNoMatch(events: readonly AnyEvent[], pattern: HistoryPattern): void {
  const named = withNames(events);
  if (!mismatch(pattern, named)) throw new HistoryMismatchError(describeMatch(pattern, named));
}
