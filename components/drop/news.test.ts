import { expect, test } from "vitest";
import type { Availability } from "@/lib/shop/drop/schema";
import { newsOf } from "./news";

const seen = (phase: "upcoming" | "open" | "sold_out", ...availability: Availability[]) => ({
  phase,
  sizes: availability.map((a, i) => ({ size: String(40 + i), availability: a })),
});

test("nothing changed is no news", () => expect(newsOf(seen("open", "low"), seen("open", "low"))).toBe(""));
test("the opening is all that counts", () =>
  expect(newsOf(seen("upcoming", "low"), seen("open", "available"))).toBe("The drop is open."));
test("sizes that changed are named", () =>
  expect(newsOf(seen("open", "low", "low", "sold_out"), seen("open", "sold_out", "low", "low"))).toBe(
    "Size EU 40 is sold out. Size EU 42 is almost gone.",
  ));
