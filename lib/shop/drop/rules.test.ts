import { describe, expect, it } from "vitest";
import { draftOf } from "@/lib/shop/drop/draft";
import { availabilityOf, currentOf, defaultDrop, footCm, isScale, phaseAt, sizeIn } from "@/lib/shop/drop/rules";
import { dropFileSchema, type Drop } from "@/lib/shop/drop/schema";

const published = (dropId: string, opensAt: string, closesAt: string, more: Partial<Drop> = {}): Drop => ({
  ...draftOf(dropFileSchema.parse({ ...defaultDrop(0), dropId, opensAt, closesAt }), "cus_1", opensAt),
  status: "published",
  ...more,
});

describe("the losers' advantage", () => {
  const drawn = { ...defaultDrop(0), mode: "draw", entriesCloseAt: new Date(60_000).toISOString() };
  const parse = (losersAdvantage: unknown, change = {}) =>
    dropFileSchema.safeParse({ ...drawn, losersAdvantage, ...change });

  it("is off unless it is named, and of draws alone", () => {
    const named = { dropIds: ["spring"], tickets: 2 };
    expect(parse(undefined).data?.losersAdvantage).toBeNull();
    expect(parse(null).data?.losersAdvantage).toBeNull();
    expect(parse(named).data?.losersAdvantage).toEqual(named);
    expect(parse(named, { mode: "first_come" }).data?.losersAdvantage).toBeNull();
  });

  it.each([
    ["one ticket", { dropIds: ["spring"], tickets: 1 }],
    ["more than three", { dropIds: ["spring"], tickets: 4 }],
    ["no draw", { dropIds: [], tickets: 2 }],
    ["a draw twice", { dropIds: ["spring", "spring"], tickets: 2 }],
    ["the drop itself", { dropIds: [drawn.dropId], tickets: 2 }],
    ["what is no name", { dropIds: ["../spring"], tickets: 2 }],
    ["no number", { dropIds: ["spring"] }],
    ["what is no object", "spring"],
  ])("with %s is refused at its field", (_what, losersAdvantage) =>
    expect(parse(losersAdvantage).error?.issues[0]?.path[0]).toBe("losersAdvantage"),
  );
});

describe("the drop", () => {
  it("opens on the second and is closed on the second", () => {
    const drop = { opensAt: "2026-01-01T10:00:00Z", closesAt: "2026-01-01T11:00:00Z" };
    const at = (iso: string, before = 0) => phaseAt(drop, Date.parse(iso) - before);
    expect(at(drop.opensAt, 1)).toBe("upcoming");
    expect(at(drop.opensAt)).toBe("open");
    expect(at(drop.closesAt, 1)).toBe("open");
    expect(at(drop.closesAt)).toBe("closed");
  });

  it("is paused only while it would be open, and closed for good once a manager has closed it", () => {
    const drop = { opensAt: "2026-01-01T10:00:00Z", closesAt: "2026-01-01T12:00:00Z" };
    const paused = { ...drop, pausedAt: "2026-01-01T10:30:00Z" };
    expect(phaseAt(paused, Date.parse("2026-01-01T11:00:00Z"))).toBe("paused");
    expect(phaseAt(paused, Date.parse("2026-01-01T12:00:00Z"))).toBe("closed");
    const closed = { ...paused, closedAt: "2026-01-01T11:00:00Z" };
    expect(phaseAt(closed, Date.parse("2026-01-01T11:00:00Z"))).toBe("closed");
  });

  it("of several the one on sale comes first, then one that is paused, the next, the last", () => {
    const nowMs = Date.parse("2026-06-01T00:00:00Z");
    const last = published("last", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z");
    const before = published("before", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z");
    const later = published("later", "2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z");
    const next = published("next", "2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z");
    const paused = published("paused", "2026-05-02T00:00:00Z", "2026-07-01T00:00:00Z", {
      pausedAt: "2026-05-03T00:00:00Z",
    });
    const older = published("older", "2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z");
    const newer = published("newer", "2026-05-20T00:00:00Z", "2026-07-01T00:00:00Z");
    const drops = [before, last, later, next, paused, older, newer];
    const order = drops.map((_, i) => drops.slice(0, i + 1)).map((some) => currentOf(some, nowMs)?.dropId);
    expect(order).toEqual(["before", "last", "later", "next", "paused", "older", "newer"]);
    expect(currentOf([], nowMs)).toBeUndefined();
  });

  it("tells how much is left in three words", () => {
    expect([0, 1, 5, 6].map(availabilityOf)).toEqual(["sold_out", "low", "low", "available"]);
  });

  it("the default one is a valid drop file", () => {
    expect(dropFileSchema.parse(defaultDrop(0))).toEqual(defaultDrop(0));
  });

  it("a file that says nothing else asks for a proof, gives a mailbox one pair, and an hour to pay", () => {
    const { name, opensAt, closesAt, price, sizes } = defaultDrop(0);
    expect(dropFileSchema.parse({ dropId: "plain", name, opensAt, closesAt, price, sizes })).toMatchObject({
      proof: "always",
      perMailbox: 1,
      perDoor: 0,
      perCard: 0,
      paymentWindowSeconds: 3600,
    });
  });

  it.each([
    [599, false],
    [600, true],
    [3600, true],
    [86_401, false],
  ])("a window of %i seconds to pay is allowed: %s", (paymentWindowSeconds, allowed) =>
    expect(dropFileSchema.safeParse({ ...defaultDrop(0), paymentWindowSeconds }).success).toBe(allowed),
  );

  it.each([
    [0, true],
    [60, true],
    [604_800, true],
    [90, false],
    [604_860, false],
    [-60, false],
  ])("a draw may be reviewed for %i seconds: %s", (reviewSeconds, allowed) =>
    expect(dropFileSchema.safeParse({ ...defaultDrop(0), reviewSeconds }).success).toBe(allowed),
  );

  it("a draw that closes less than two minutes after its entries and the time to review them is refused", () => {
    const { opensAt } = defaultDrop(0);
    const closing = (seconds: number, reviewSeconds = 0) =>
      dropFileSchema.safeParse({
        ...defaultDrop(0),
        reviewSeconds,
        mode: "draw",
        opensAt,
        entriesCloseAt: "1970-01-01T01:00:00Z",
        closesAt: new Date(3_600_000 + seconds * 1000).toISOString(),
      });
    expect(closing(120).success).toBe(true);
    expect(closing(3720, 3600).success).toBe(true);
    for (const drop of [closing(119), closing(3719, 3600)])
      expect(drop.error?.issues).toMatchObject([{ path: ["closesAt"] }]);
  });

  it("a file with a size or a number twice, or closing before it opens, is refused", () => {
    const drop = defaultDrop(0);
    expect(dropFileSchema.safeParse({ ...drop, sizes: [...drop.sizes, ...drop.sizes] }).success).toBe(false);
    expect(dropFileSchema.safeParse({ ...drop, closesAt: drop.opensAt }).success).toBe(false);
    const shared = [
      { size: "42", pairs: 10, firstNumber: 1 },
      { size: "43", pairs: 10, firstNumber: 10 },
    ];
    expect(dropFileSchema.safeParse({ ...drop, sizes: shared }).success).toBe(false);
    const price = { amountMinor: 31_415, currency: "KWD" }; // no provider takes a thousandth of a dinar
    expect(dropFileSchema.safeParse({ ...drop, price }).error?.issues[0]?.path).toEqual(["price", "amountMinor"]);
  });

  it("a file may write sizes as numbers", () => {
    const { sizes } = dropFileSchema.parse({ ...defaultDrop(0), sizes: [{ size: 42.5, pairs: 1 }] });
    expect(sizes).toEqual([{ size: "42.5", pairs: 1 }]);
    const { sizes: counted } = dropFileSchema.parse({ ...defaultDrop(0), sizes: [{ size: "42", count: 3 }] });
    expect(counted).toEqual([{ size: "42", pairs: 3 }]);
  });
});

describe("sizes", () => {
  it.each([
    ["36", "3.5", "4.5"],
    ["40", "6.5", "7.5"],
    ["42", "8", "9"],
    ["42.5", "8.5", "9.5"],
    ["45", "10.5", "11.5"],
    ["48", "13", "14"],
  ])("EU %s is UK %s and US %s", (eu, uk, us) => {
    expect([sizeIn("eu", eu), sizeIn("uk", eu), sizeIn("us", eu)]).toEqual([eu, uk, us]);
  });

  it("no two sizes of the drop share one in another scale", () => {
    const { sizes } = defaultDrop(0);
    expect(new Set(sizes.map(({ size }) => sizeIn("uk", size))).size).toBe(sizes.length);
  });

  it("tell the foot they fit", () => expect([footCm("36"), footCm("42")]).toEqual(["22.5", "26.5"]));

  it("know three scales and no other", () =>
    expect(["eu", "uk", "us", "jp", undefined].map(isScale)).toEqual([true, true, true, false, false]));
});
