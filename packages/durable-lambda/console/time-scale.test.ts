import { expect, test } from "vitest";
import { timeScale, WIDTH } from "./time-scale.ts";

const HOUR_MS = 3_600_000;

test("work without long pauses keeps its proportions", () => {
  const { x, folds } = timeScale({ fromMs: 0, toMs: 1000 }, [{ fromMs: 0, toMs: 600 }]);
  expect(folds).toEqual([]);
  expect([0, 250, 1000].map(x)).toEqual([0, 250, WIDTH]);
});

test("hours of waiting are folded, and the work before and after them fills the rest", () => {
  const work = [
    { fromMs: 0, toMs: 300 },
    { fromMs: 48 * HOUR_MS, toMs: 48 * HOUR_MS + 300 },
  ];
  const { x, folds } = timeScale({ fromMs: 0, toMs: 48 * HOUR_MS + 300 }, work);
  expect(folds).toHaveLength(1);
  expect(x(300)).toBeCloseTo(480);
  expect(x(24 * HOUR_MS)).toBeCloseTo(500);
  expect(x(48 * HOUR_MS)).toBeCloseTo(520);
  expect(x(48 * HOUR_MS + 300)).toBeCloseTo(WIDTH);
});

test("however many folds there are, and however work overlaps, later is never farther left", () => {
  const work = Array.from({ length: 60 }, (_, i) => [
    { fromMs: i * HOUR_MS, toMs: i * HOUR_MS + 50 },
    { fromMs: i * HOUR_MS + 20, toMs: i * HOUR_MS + 40 },
  ]).flat();
  const { x, folds } = timeScale({ fromMs: 0, toMs: 60 * HOUR_MS }, work);
  expect(folds).toHaveLength(60);
  const places = Array.from({ length: 600 }, (_, i) => x((i * HOUR_MS) / 10));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(x(60 * HOUR_MS)).toBeCloseTo(WIDTH);
});

test("an execution that has only just begun has a scale", () => {
  const { x, folds } = timeScale({ fromMs: 5, toMs: 5 }, []);
  expect([x(5), folds]).toEqual([0, []]);
});
