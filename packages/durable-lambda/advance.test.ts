import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Advance } from "./advance.ts";
import type { DueTimer } from "./journal/journal.ts";
import { MAX_ADVANCE_MS, MAX_RETRIES_PER_ADVANCE } from "./limits.ts";

beforeEach(() => vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => vi.useRealTimers());

const timer = (seq: number, kind: DueTimer["kind"] = "due"): DueTimer => ({ seq, kind, dueMs: 5, order: 1 });

/** One due time of an execution, and how long what it leads to takes. */
function step(advance: Advance, seq: number, tookMs: number, kind?: DueTimer["kind"]): boolean {
  const fired = advance.mayFire(timer(seq, kind));
  vi.advanceTimersByTime(tookMs);
  advance.settled();
  return fired;
}

test("it goes as far as it was asked to, and no longer than it may", () => {
  const advance = new Advance(100);
  expect([advance.reaches(100), advance.reaches(101), advance.reaches(undefined)]).toEqual([true, false, false]);
  vi.advanceTimersByTime(MAX_ADVANCE_MS);
  expect(advance.reaches(100)).toBe(false);
});

test("an execution that fails is repeated a few times, others go on", () => {
  const advance = new Advance(100);
  const fired = Array.from({ length: MAX_RETRIES_PER_ADVANCE + 1 }, () => step(advance, 1, 0, "wake"));
  expect(fired.filter(Boolean)).toHaveLength(MAX_RETRIES_PER_ADVANCE);
  expect(fired.at(-1)).toBe(false);
  expect([...advance.left]).toEqual([1]);
  expect([advance.mayFire(timer(1)), advance.mayFire(timer(2))]).toEqual([false, true]);
});

test("an execution that comes back and back is left behind in time for the others", () => {
  const advance = new Advance(100);
  let spentMs = 0;
  while (step(advance, 1, 50)) spentMs += 50;
  expect(spentMs).toBeGreaterThan(MAX_ADVANCE_MS / 8);
  expect(spentMs).toBeLessThan(MAX_ADVANCE_MS / 4);
  expect(advance.mayFire(timer(2))).toBe(true);
});

test("the more executions take their time, the less each may take", () => {
  const advance = new Advance(100);
  const seqs = Array.from({ length: 20 }, (_, seq) => seq);
  while (advance.left.size < seqs.length) for (const seq of seqs) step(advance, seq, advance.left.has(seq) ? 0 : 50);
  expect(advance.reaches(100)).toBe(true);
  expect(advance.mayFire(timer(99))).toBe(true);
});

test("what is left behind times out and is forgotten as ever", () => {
  const advance = new Advance(100);
  while (step(advance, 1, 500));
  expect([advance.mayFire(timer(1, "execution")), advance.mayFire(timer(1, "retention"))]).toEqual([true, true]);
});
