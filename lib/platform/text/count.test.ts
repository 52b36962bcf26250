import { expect, it } from "vitest";
import { counted, plural } from "@/lib/platform/text/count";

it("one of a thing is told in the singular, none and many in the plural", () => {
  expect([0, 1, 2, 1200].map((count) => counted(count, "order"))).toEqual([
    "0 orders",
    "1 order",
    "2 orders",
    "1,200 orders",
  ]);
  expect([1, 3].map((count) => counted(count, "entry", "entries"))).toEqual(["1 entry", "3 entries"]);
  expect([0, 1, 2].map((count) => plural(count, "takes", "take"))).toEqual(["take", "takes", "take"]);
});
