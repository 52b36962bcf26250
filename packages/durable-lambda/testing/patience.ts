import { DEFAULT_PATIENCE_MS } from "../api/durable-lambda.ts";

/** Before Vitest ends a test: the test says what it waited for, which Vitest cannot. */
const MARGIN_MS = 500;

/** When a test that begins now has to have said what it waits for; `timeoutMs` is Vitest's, 0 for none. */
export const endOf = (timeoutMs: number, nowMs: number): number => nowMs + (timeoutMs || Infinity) - MARGIN_MS;

/** The end of those of the tests under way (by their ids) that ends last; infinite between them, in the hooks of their file. */
export const latestOf = (ends: ReadonlyMap<string, number>): number =>
  ends.size > 0 ? Math.max(...ends.values()) : Infinity;

/** How long something may still be waited for, in a test that has to have said so by then. */
export const patienceUntil = (endMs: number, nowMs: number): number =>
  Math.max(0, Math.min(DEFAULT_PATIENCE_MS, endMs - nowMs));
