import { expect, test } from "vitest";
import { markerOf, positionOf } from "./marker.ts";

const DAY_MS = 24 * 3600 * 1000;

test("a pagination token leads to the page after the one it came with, for 24 hours", () => {
  const marker = markerOf("list", 4711, 1000);
  for (const nowMs of [1000, 1000 + DAY_MS]) expect(positionOf("list", marker, nowMs)).toBe(4711);
  expect(() => positionOf("list", marker, 1001 + DAY_MS)).toThrow("Invalid Marker");
});

test("the last page has no token, the first one needs none", () => {
  expect(markerOf("list", undefined, 0)).toBeUndefined();
  for (const none of [undefined, ""]) expect(positionOf("list", none, 0)).toBeUndefined();
});

test("a token of other pages, or made up, is refused", () => {
  for (const marker of [markerOf("history", 1, 0), "1", "bGlzdA", "%", "list.1.0"])
    expect(() => positionOf("list", marker, 0)).toThrow("Invalid Marker");
});
