import { expect, test } from "vitest";
import type { Availability, DropView } from "@/lib/shop/drop/schema";
import { shownPhase } from "./phase";

const drop = (phase: DropView["phase"], ...availability: Availability[]) => ({
  phase,
  sizes: availability.map((a, i) => ({ size: String(40 + i), availability: a })),
});

test("open with nothing left is sold out", () =>
  expect(shownPhase(drop("open", "sold_out", "sold_out"))).toBe("sold_out"));
test("one size left keeps it open", () => expect(shownPhase(drop("open", "sold_out", "low"))).toBe("open"));
test.each(["upcoming", "paused", "closed"] as const)("%s with nothing left stays %s", (phase) =>
  expect(shownPhase(drop(phase, "sold_out"))).toBe(phase),
);
