import { beforeAll, expect, it, vi } from "vitest";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { changeMine } from "@/lib/shop/entry/change";
import { withdrawMine } from "@/lib/shop/entry/server";
import { findEntry } from "@/lib/shop/entry/store";
import { orderIdOf } from "@/lib/shop/order/orders-of-customer";
import { linkKeysOf } from "@/lib/shop/risk/links/keys";
import { tableLinks } from "@/lib/shop/risk/links/store";
import { storeUnannouncedDraw } from "@/workflows/testing/closed-draw";
import { enter, type Entrant } from "@/workflows/testing/draws";
import { useTable } from "@/workflows/testing/table";

vi.mock("@/lib/platform/mail/server");
useTable();
beforeAll(() => {
  vi.stubEnv("SITE_URL", "http://shop.test");
  vi.stubEnv("AUTH_SECRET", "a secret of the tests, 32 characters long");
  vi.useFakeTimers({ toFake: ["Date"] });
});

let drops = 0;
async function openDraw(): Promise<string> {
  const dropId = `listed-${drops++}`;
  const entriesCloseAt = new Date(Date.now() + 3_600_000).toISOString();
  await storeUnannouncedDraw({ dropId, sizes: [{ size: "42", pairs: 1 }], entriesCloseAt });
  vi.setSystemTime(Date.now() + 5000); // drops are read anew
  return dropId;
}

const changed = ({ shopper, entry }: Entrant, change: Partial<typeof exampleAddress>, sizes = ["42"]) =>
  changeMine(entry.entryId, shopper, { sizes, address: { ...exampleAddress, ...change } });

const HERE = { line1: "Unter den Linden 6", postalCode: "10117" };
const THERE = { line1: "Hauptstrasse 1", postalCode: "10827" };

/** The keys of where the entry is now. */
async function keysOf({ entry }: Entrant) {
  const { fingerprint, dropId } = (await findEntry(entry.entryId))!;
  return linkKeysOf(fingerprint!, dropId);
}

const countListed = async (keys: Awaited<ReturnType<typeof keysOf>>, { shopper, entry }: Entrant) => {
  const orderId = orderIdOf(shopper.customerId, entry.dropId, 0);
  const listed = await Promise.all(keys.map((key) => tableLinks.read(key)));
  return listed.flat().filter((each) => each.orderId === orderId).length;
};

it("an entry that was moved is listed at its new door alone: at the old one it speaks against none", async () => {
  const entrant = await enter(await openDraw(), ["42"]);
  await changed(entrant, HERE);
  const here = await keysOf(entrant);
  expect(await countListed(here, entrant)).toBe(here.length);
  await changed(entrant, THERE);
  const there = await keysOf(entrant);
  const [left] = here.filter(({ kind }) => kind === "place");
  expect(await tableLinks.read(left!)).toEqual([]);
  expect(await countListed(there, entrant)).toBe(there.length);
});

it("an entry whose sizes alone are changed stays listed where it was, and so does one that was moved away and back", async () => {
  const entrant = await enter(await openDraw(), ["42"]);
  for (const door of [HERE, HERE, THERE, HERE]) await changed(entrant, door);
  const keys = await keysOf(entrant);
  expect(await countListed(keys, entrant)).toBe(keys.length);
});

it("an entry that was withdrawn is listed nowhere, others at its door still are, and the next one of its account is", async () => {
  const dropId = await openDraw();
  const [gone, stays] = [await enter(dropId, ["42"]), await enter(dropId, ["42"])];
  for (const entrant of [gone, stays]) await changed(entrant, HERE);
  const keys = await keysOf(gone);
  await withdrawMine(gone.entry.entryId, gone.shopper);
  expect(await countListed(keys, gone)).toBe(0);
  expect(await countListed(await keysOf(stays), stays)).toBe(keys.length);
});

it("of many that leave a door at once each is gone from its list, and one that came meanwhile is in it", async () => {
  const dropId = await openDraw();
  const entrants = await Promise.all(Array.from({ length: 6 }, () => enter(dropId, ["42"])));
  await Promise.all(entrants.slice(0, 5).map((entrant) => changed(entrant, HERE)));
  const leaving = entrants.slice(0, 4).map(({ entry, shopper }) => withdrawMine(entry.entryId, shopper));
  await Promise.all([...leaving, changed(entrants[5]!, HERE)]);
  const [place] = (await keysOf(entrants[5]!)).filter(({ kind }) => kind === "place");
  const accounts = (await tableLinks.read(place!)).map(({ account }) => account);
  expect(new Set(accounts)).toEqual(new Set(entrants.slice(4).map(({ shopper }) => shopper.customerId)));
});

it("two changes of an entry at a time that leave it where it is leave it listed", async () => {
  const entrant = await enter(await openDraw(), ["42"]);
  await changed(entrant, HERE);
  const here = await keysOf(entrant);
  const other = Promise.withResolvers<void>();
  const { share } = tableLinks;
  const held = vi.spyOn(tableLinks, "share").mockImplementationOnce(async (key, entry) => {
    await other.promise;
    return share(key, entry);
  });
  const first = changed(entrant, HERE);
  await vi.waitFor(() => expect(held).toHaveBeenCalled(), 60_000);
  vi.setSystemTime(Date.now() + 1000);
  await changed(entrant, HERE);
  other.resolve();
  await first;
  expect(await countListed(here, entrant)).toBe(here.length);
});
