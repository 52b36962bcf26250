import * as fc from "fast-check";
import { expect, it } from "vitest";
import { cursorOf, PAGE_SIZE, pageOf } from "@/lib/desk/queue/paging";
import { sortQueue, type Sortable } from "@/lib/desk/queue/rules";
import { queueQuerySchema, queueSortSchema } from "@/lib/desk/queue/schema";

const NOW = Date.parse("2026-11-26T12:00:00.000Z");
const order: fc.Arbitrary<Sortable> = fc.record({
  orderId: fc.stringMatching(/^ord_[0-9a-hjkmnp-tv-z]{26}$/),
  createdAt: fc.integer({ min: -9, max: 0 }).map((hours) => new Date(NOW + hours * 3_600_000).toISOString()),
  deadlineAt: fc.option(
    fc.integer({ min: 0, max: 9 }).map((hours) => new Date(NOW + hours * 3_600_000).toISOString()),
    { nil: undefined },
  ),
  score: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
});
const orders = fc.uniqueArray(order, { selector: ({ orderId }) => orderId, minLength: 90, maxLength: 160 });
const sorts = fc.constantFrom(...queueSortSchema.options);

it("page after page every order comes once, also those that follow an order that has left the view meanwhile", () => {
  fc.assert(
    fc.property(orders, sorts, fc.boolean(), (all, sort, leaves) => {
      let sorted = sortQueue(all, sort, NOW);
      const expected = [...sorted];
      const seen: Sortable[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = pageOf(sorted, { sort, cursor, nowMs: NOW });
        seen.push(...page.items);
        cursor = page.nextCursor;
        if (leaves) sorted = sorted.filter((one) => one !== page.items.at(-1));
      }
      expect(seen).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

it("the page before is the page that was left", () => {
  fc.assert(
    fc.property(orders, sorts, (all, sort) => {
      const sorted = sortQueue(all, sort, NOW);
      const at = (cursor: string | null) => pageOf(sorted, { sort, cursor: cursor ?? undefined, nowMs: NOW });
      const second = at(at(null).nextCursor);
      expect(second.start).toBe(PAGE_SIZE);
      expect(at(second.previousCursor).items).toEqual(at(null).items);
    }),
    { numRuns: 50 },
  );
});

it("a cursor is one that an address may hold", () => {
  fc.assert(
    fc.property(order, (one) => {
      expect(queueQuerySchema.parse({ cursor: cursorOf(one) }).cursor).toBe(cursorOf(one));
    }),
  );
});
