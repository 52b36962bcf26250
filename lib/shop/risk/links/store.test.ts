import { beforeEach, describe, expect, it, vi } from "vitest";
import { randomUUID } from "node:crypto";
import { dynamo } from "@/lib/platform/aws/clients";
import { entryOf } from "@/lib/shop/risk/links/entry";
import { exampleOrder } from "@/lib/shop/risk/links/example";
import { linksInMemory } from "@/lib/shop/risk/links/in-memory";
import { linkKeysOf, type LinkKey } from "@/lib/shop/risk/links/keys";
import { MOST_LISTED } from "@/lib/shop/risk/links/port";
import { tableLinks } from "@/lib/shop/risk/links/store";
import { useTable } from "@/workflows/testing/table";

useTable();

const entry = (n: number) => entryOf(exampleOrder(n, { address: { phone: "+4930901820" } }));

describe.each([
  ["in the table", () => tableLinks],
  ["in memory", linksInMemory],
])("links %s", (_, open) => {
  const links = open();
  let key: LinkKey;
  beforeEach(() => void (key = { kind: "card", dropId: "drop", digest: randomUUID() }));

  it("give back what was listed, in the order in which it came, also when all come at once", async () => {
    const seen = await Promise.all([1, 2, 3].map((n) => links.share(key, entry(n))));
    const listed = await links.read(key);
    expect(listed).toHaveLength(3);
    expect(listed).toEqual(expect.arrayContaining([entry(1), entry(2), entry(3)]));
    expect(new Set(seen.map(({ length }) => length))).toEqual(new Set([1, 2, 3]));
  });

  it("list an order once, however often and as what", async () => {
    await links.share(key, entry(1));
    await links.share(key, entry(1));
    await links.share(key, { ...entry(1), spelling: "other" });
    expect(await links.read(key)).toEqual([entry(1)]);
  });

  it("under one key are not those of another", async () => {
    await links.share(key, entry(1));
    expect(await links.read({ ...key, kind: "phone" })).toEqual([]);
    expect(await links.read({ ...key, dropId: "next" })).toEqual([]);
  });

  it("take no more beyond their bound, and those that are in are still read", async () => {
    for (let n = 0; n < MOST_LISTED; n += 20)
      await Promise.all(Array.from({ length: 20 }, (_, i) => links.share(key, entry(n + i))));
    expect(await links.share(key, entry(1000))).toHaveLength(MOST_LISTED);
    expect((await links.read(key)).some(({ orderId }) => orderId === "ord_1000")).toBe(false);
  }, 30_000);
});

it("listing is one call, whether the order is new, listed or too late", async () => {
  const sent = vi.spyOn(dynamo(), "send");
  const key: LinkKey = { kind: "place", dropId: "drop", digest: randomUUID() };
  for (let time = 0; time < 2; time++) await tableLinks.share(key, entry(1));
  expect(sent).toHaveBeenCalledTimes(2);
  sent.mockRestore();
});

it("an item that was seen full is neither read nor written again, until it may have expired", async () => {
  const key: LinkKey = { kind: "phone", dropId: "drop", digest: randomUUID() };
  for (let n = 0; n < MOST_LISTED; n += 20)
    await Promise.all(Array.from({ length: 20 }, (_, i) => tableLinks.share(key, entry(n + i))));
  const sent = vi.spyOn(dynamo(), "send");
  expect(await tableLinks.share(key, entry(1000))).toHaveLength(MOST_LISTED);
  expect(await tableLinks.read(key)).toHaveLength(MOST_LISTED);
  expect(sent).not.toHaveBeenCalled();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
  expect(await tableLinks.share(key, entry(1000))).toHaveLength(MOST_LISTED);
  expect(sent).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
  sent.mockRestore();
}, 30_000);

it("an order is listed under four things at most, and under its card once it is paid: nothing that is empty or unknown", () => {
  const { fingerprint } = exampleOrder(1, { address: { phone: "+4930901820" } });
  expect(linkKeysOf(fingerprint, "drop").map(({ kind }) => kind)).toEqual(["subnet", "place", "mail", "phone"]);
  expect(linkKeysOf(fingerprint, "drop", "digest").map(({ kind }) => kind)).toContain("card");
  const unknown = exampleOrder(2, { network: "" }).fingerprint;
  expect(linkKeysOf(unknown, "drop").map(({ kind }) => kind)).toEqual(["place", "mail"]);
  expect(linkKeysOf({ ...unknown, mailbox: "", place: "" }, "drop", "")).toEqual([]);
});
