import { expect, it } from "vitest";
import { factGroupsOf } from "@/lib/desk/order/facts";
import { assess } from "@/lib/shop/risk/assess";

it("what advises beside the score is none of the facts that are shown while the score is held back", () => {
  const [values, at] = [{ accountAgeSeconds: 9000 }, "2026-01-01T10:00:00.000Z"] as const;
  const advised = assess(values, at, { turnedDown: ["card"] });
  expect(advised.recommendation).toBe("reject");
  expect(factGroupsOf(advised)).toEqual(factGroupsOf(assess(values, at)));
});
