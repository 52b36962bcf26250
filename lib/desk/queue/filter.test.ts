import * as fc from "fast-check";
import { expect, it } from "vitest";
import { filterListings } from "@/lib/desk/queue/filter";
import { facets, queueQuerySchema, type Facet, type QueueQuery } from "@/lib/desk/queue/schema";
import type { Listing } from "@/lib/shop/listing/schema";
import { orderStatuses } from "@/lib/shop/order/states";

const NOW = Date.parse("2026-11-26T12:00:00.000Z");
const iso = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
const [ME, OTHER] = [`cus_${"0".repeat(26)}`, `cus_${"1".repeat(26)}`];
const asking = { me: ME, nowMs: NOW };

const listing = fc.record(
  {
    orderId: fc.uuid().map((id) => `ord_${id}` as const),
    dropId: fc.constant("drop"),
    revision: fc.constant(1),
    status: fc.constantFrom(...orderStatuses),
    size: fc.constantFrom("41", "42"),
    createdAt: fc.constant(iso(0)),
    changedAt: fc.constant(iso(0)),
    ttlSeconds: fc.constant(0),
    level: fc.constantFrom("low" as const, "high" as const),
    country: fc.constantFrom("DE", "FR"),
    assignee: fc.constantFrom(ME, OTHER),
    heldUntil: fc.constantFrom(iso(-5), iso(5)),
    deadlineAt: fc.constantFrom(iso(30), iso(300)),
    flagged: fc.constant(true),
    decided: fc.constant(true),
  },
  {
    requiredKeys: [
      "orderId",
      "dropId",
      "revision",
      "status",
      "size",
      "country",
      "createdAt",
      "changedAt",
      "ttlSeconds",
    ],
  },
);
const query = fc
  .record(
    {
      status: fc.constantFrom("all", "decided", ...orderStatuses),
      level: fc.constantFrom("low", "high"),
      size: fc.constantFrom("41", "43"),
      country: fc.constantFrom("DE", "FR"),
      assigned: fc.constantFrom("me", "none", OTHER),
      held: fc.constantFrom("only", "any"),
      flagged: fc.constant("only"),
      within: fc.constant(60),
    },
    { requiredKeys: [] },
  )
  .map((given) => queueQuerySchema.parse(given));

const shown = (all: readonly Listing[], given: QueueQuery) => filterListings(all, given, asking).listings;

it("the filters hold together: what two of them let through is what each alone lets through", () => {
  fc.assert(
    fc.property(fc.array(listing), query, (all, given) => {
      const { status, held, sort, ...rest } = given;
      const base = queueQuerySchema.parse({ status, held, sort });
      const alone = Object.entries(rest).map(([name, value]) => new Set(shown(all, { ...base, [name]: value })));
      const together = shown(all, base).filter((one) => alone.every((set) => set.has(one)));
      expect(shown(all, given)).toEqual(together);
    }),
  );
});

it("a count is what its value would show, whatever the other filters are", () => {
  fc.assert(
    fc.property(fc.array(listing), query, fc.constantFrom<Facet>(...facets), (all, given, facet) => {
      const { held = given.status === undefined ? undefined : "any" } = given;
      const asked = queueQuerySchema.parse({ ...given, status: given.status ?? "awaiting_approval", held });
      for (const [value, count] of Object.entries(filterListings(all, asked, asking).counts[facet]))
        if (facet !== "status") expect(shown(all, { ...asked, [facet]: value })).toHaveLength(count);
    }),
  );
});

const one = (of: Partial<Listing>): Listing => ({
  orderId: "ord_1",
  dropId: "drop",
  revision: 1,
  status: "awaiting_approval",
  size: "42",
  country: "DE",
  createdAt: iso(0),
  changedAt: iso(0),
  ttlSeconds: 0,
  ...of,
});
const isShown = (of: Partial<Listing>, given: Partial<QueueQuery> = {}) =>
  shown([one(of)], queueQuerySchema.parse(given)).length === 1;

it("what waits is what no reviewer has decided, and not what is on hold until its reminder", () => {
  expect(isShown({})).toBe(true);
  expect(isShown({ decided: true })).toBe(false);
  expect(isShown({ heldUntil: iso(1) })).toBe(false);
  expect(isShown({ heldUntil: iso(-1) })).toBe(true);
  expect(isShown({ heldUntil: iso(1) }, { held: "only" })).toBe(true);
  expect(isShown({ heldUntil: iso(1) }, { held: "any" })).toBe(true);
});

it("a search is in every order, on hold or not, unless a status is asked for with it", () => {
  const found = { text: " ada ", heldUntil: iso(1), status: "compensated" } as const;
  expect(isShown(found, { q: "ada" })).toBe(true);
  expect(isShown(found, { q: "ada", status: "awaiting_approval" })).toBe(false);
});

it("a decision that is about to count is among the decided", () =>
  expect(isShown({ decided: true }, { status: "decided" })).toBe(true));
