import type { RetryDecision } from "@aws/durable-execution-sdk-js";

const isTerminal = (error: Error): boolean => error.name === "TerminalError";

const backOff = (attempt: number, maxSeconds: number): RetryDecision => ({
  shouldRetry: true,
  delay: { seconds: Math.min(2 ** (attempt - 1), maxSeconds) },
});

const MAX_ATTEMPTS_BEFORE_GIVING_UP = 9; // 1 + 2 + 4 + ... + 60 s: about four minutes of outage

/** For what can still be compensated: gives up after some minutes, at once on terminal errors. */
export const withinMinutes = (error: Error, attempt: number): RetryDecision =>
  isTerminal(error) || attempt >= MAX_ATTEMPTS_BEFORE_GIVING_UP ? { shouldRetry: false } : backOff(attempt, 60);

/** For what must happen: compensations, and everything past the point of no return. Ends only with the execution. */
export const untilDone = (error: Error, attempt: number): RetryDecision =>
  isTerminal(error) ? { shouldRetry: false } : backOff(attempt, 300);
