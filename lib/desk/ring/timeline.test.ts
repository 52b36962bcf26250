import { expect, it } from "vitest";
import { axisOf } from "@/lib/desk/ring/timeline";

const at = (minute: number) => `2026-01-01T10:${String(minute).padStart(2, "0")}:00.000Z`;

it("puts the moments of all orders on one axis, from the first to the last", () => {
  const axis = axisOf([
    { signedUp: at(0), verified: at(5), ordered: at(10), paid: null },
    { signedUp: null, verified: null, ordered: at(20), paid: at(20) },
  ]);
  expect([axis?.from, axis?.to]).toEqual([at(0), at(20)]);
  expect(axis?.points.map(({ order, moment, at: place }) => [order, moment, place])).toEqual([
    [0, "signedUp", 0],
    [0, "verified", 0.25],
    [0, "ordered", 0.5],
    [1, "ordered", 1],
    [1, "paid", 1],
  ]);
});

it("a single moment is at the beginning; of nothing there is no axis", () => {
  expect(axisOf([{ signedUp: null, verified: null, ordered: at(1), paid: null }])?.points[0]?.at).toBe(0);
  expect(axisOf([])).toBeNull();
});
