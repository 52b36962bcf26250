import { expect, it } from "vitest";
import { isHeld } from "@/lib/desk/review-lock/rules";

const NOW = 1_700_000_000_000;

it("a review lock lasts until its time has run out", () => {
  expect(isHeld(undefined, NOW)).toBe(false);
  expect(isHeld({ untilMs: NOW + 1 }, NOW)).toBe(true);
  expect(isHeld({ untilMs: NOW }, NOW)).toBe(false);
});
