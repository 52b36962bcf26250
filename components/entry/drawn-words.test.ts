import { expect, test } from "vitest";
import { drawnWords } from "./drawn-words";

const AT = "2026-11-27T10:00:00.000Z";
const OVER = "The drop is over. What comes of its draw is on the page of the draw.";
const IN_LINE = "This drop was drawn; a pair that comes back goes to those in line first.";

test.each([
  [
    "paused while it takes entries",
    "paused",
    null,
    "This drop is drawn: chance decides after the entries have closed.",
  ],
  ["paused after its draw", "paused", AT, IN_LINE],
  ["open after its draw", "open", AT, IN_LINE],
  ["closed, its sealed draw still to come", "closed", null, OVER],
  ["closed after its draw", "closed", AT, "This drop was drawn."],
] as const)("a draw that is %s is said to be so", (_, phase, drawnAt, words) =>
  expect(drawnWords({ phase, drawnAt, isUndrawn: false })).toBe(words),
);

test("a drop is said to have ended before its draw where no draw will come", () =>
  expect(drawnWords({ phase: "closed", drawnAt: null, isUndrawn: true })).toContain("ended before winners were drawn"));
