import type { RetryDecision } from "@aws/durable-execution-sdk-js";

/** Whether a step is tried again after an error, and when. `attempt` counts from 1. */
export type Retry = (error: Error, attempt: number) => RetryDecision;

const isTerminal = (error: Error): boolean => error.name === "TerminalError";

const backOff = (attempt: number, maxSeconds: number): RetryDecision => ({
  shouldRetry: true,
  delay: { seconds: Math.min(2 ** (attempt - 1), maxSeconds) },
});

const ATTEMPTS_BEFORE_PAYMENT = 9; // 1 + 2 + 4 + ... + 60 s: three minutes of outage

/** Before the payment: an outage of minutes ends the order, a refusal ends it at once. */
export const beforePayment = (error: Error, attempt: number): RetryDecision =>
  isTerminal(error) || attempt >= ATTEMPTS_BEFORE_PAYMENT ? { shouldRetry: false } : backOff(attempt, 60);

const FEW_ATTEMPTS = 4; // 1 + 2 + 4 s between them

/** What is welcome and not needed: an outage of seconds is sat out, then the order goes on without it. */
export const aFewTimes = (error: Error, attempt: number): RetryDecision =>
  isTerminal(error) || attempt >= FEW_ATTEMPTS ? { shouldRetry: false } : backOff(attempt, 60);

/** Once a person has paid, decided or waits for our mail: an outage is sat out, only a refusal ends it. */
export const untilDone = (error: Error, attempt: number): RetryDecision =>
  isTerminal(error) ? { shouldRetry: false } : backOff(attempt, 300);

/** Compensations and endings: whatever goes wrong, they are tried again, or the order would be stuck. */
export const always = (_error: Error, attempt: number): RetryDecision => backOff(attempt, 300);

const PROMPT_ATTEMPTS = 100;

/** For what comes at a known time: asked for every 3 s, after five minutes each minute; only a refusal ends it. */
export const asDue = (error: Error, attempt: number): RetryDecision =>
  isTerminal(error)
    ? { shouldRetry: false }
    : { shouldRetry: true, delay: { seconds: attempt < PROMPT_ATTEMPTS ? 3 : 60 } };
