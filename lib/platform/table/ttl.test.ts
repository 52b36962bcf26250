import * as fc from "fast-check";
import { expect, it } from "vitest";
import { DAY_SECONDS, ttlAfter } from "@/lib/platform/table/ttl";

it("an item is kept for as long as it is to be, in whole seconds, and for less than one more", () =>
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e13, noNaN: true }), fc.nat(400), (fromMs, days) => {
      const ttl = ttlAfter(fromMs, days * DAY_SECONDS);
      const keptMs = ttl * 1000 - fromMs;
      expect(Number.isInteger(ttl)).toBe(true);
      expect(keptMs).toBeGreaterThanOrEqual(days * DAY_SECONDS * 1000 - 0.01);
      expect(keptMs).toBeLessThan((days * DAY_SECONDS + 1) * 1000 + 0.01);
    }),
  ));
