import type { APIRequestContext } from "@playwright/test";
import { drawAmong, drawDrop, drawnRecord, newEntry, readEntry } from "../support/draws.ts";
import { expect, ownStore, test } from "./support/gallery.ts";

const HOUR_SECONDS = 3600;
const PATIENCE = { timeout: 60_000 };
const { store } = ownStore("draw");

interface Entrant {
  readonly http: APIRequestContext;
  readonly entryId: string;
}

/** A draw of two pairs whose entries close in a moment: the last of its entrants is excluded by hand. */
async function closingDraw(manager: APIRequestContext, count: number) {
  const people = await Promise.all(Array.from({ length: count }, () => store.shopper()));
  const wishes = people.map(({ http }) => ({ http, sizes: ["42", "43"] }));
  const { dropId, entered } = await drawAmong(manager, wishes);
  const entrants = people.map(({ http }, i): Entrant => ({ http, entryId: entered[i]?.entryId ?? "" }));
  const data = { kind: "exclude", reason: "reseller", note: "Sells them on." };
  await manager.post(`/api/fulfillment/drops/${dropId}/entries/${entrants.at(-1)?.entryId}/override`, { data });
  return { dropId, entrants };
}

/** One of them whose entry comes to be so. */
async function untilOne(entrants: readonly Entrant[], status: string): Promise<Entrant> {
  let found: Entrant | undefined;
  const look = async () => {
    const views = await Promise.all(entrants.map(({ http, entryId }) => readEntry(http, entryId)));
    found = entrants[views.findIndex((view) => view.status === status)];
    return found;
  };
  await expect.poll(look, PATIENCE).toBeTruthy();
  return found!;
}

/** Ends a drop, and waits until its figures are counted. */
async function closeDrop(manager: APIRequestContext, dropId: string): Promise<void> {
  expect((await manager.post(`/api/fulfillment/drops/${dropId}/close`)).ok()).toBe(true);
  await store.advance(60);
  const read = async () => (await manager.get(`/api/drops/${dropId}/fairness`)).status();
  await expect.poll(read, PATIENCE).toBe(200);
}

test.describe("Shopper", () => {
  test("A draw that takes entries", async ({ page, at, shoot, enterAs }) => {
    const dropId = await drawDrop(await store.signInStaff(), HOUR_SECONDS);
    await page.goto(`/drops/${dropId}`);
    await shoot("Nobody signed in");
    await enterAs((await store.shopper()).http);
    await at.entry.open(dropId);
    await shoot("The form");
    await at.entry.enter();
    await expect(page.getByText("Choose at least one size.").first()).toBeVisible();
    await shoot("Without a size");
    await at.entry.fill("42", "43");
    await at.entry.enter();
    await expect(at.entry.heading("You are in the draw")).toBeVisible();
    await shoot("Entered");
    await at.entry.change("43", "Potsdam");
    await expect(page.getByText("Your entry is changed.")).toBeVisible();
    await shoot("Changed");
    await at.entry.withdraw();
    await expect(page.getByText("Your entry was withdrawn.").first()).toBeVisible();
    await shoot("Withdrawn");
    await page.goto(`/drops/${dropId}/draw`);
    await shoot("How it can be checked");
  });

  test("A draw that was interrupted", async ({ page, shoot }) => {
    const manager = await store.signInStaff();
    const dropId = await drawDrop(manager, HOUR_SECONDS);
    const move = async (name: string) =>
      expect((await manager.post(`/api/fulfillment/drops/${dropId}/${name}`)).ok()).toBe(true);
    await move("pause");
    await page.goto(`/drops/${dropId}`);
    await shoot("Paused while it takes entries");
    await move("resume");
    await move("close");
    await page.goto(`/drops/${dropId}`);
    await shoot("Ended before its draw");
    await page.goto(`/drops/${dropId}/draw`);
    await shoot("Ended before its draw, the page that checks it");
  });

  test("A draw that was made", async ({ page, at, shoot, enterAs }) => {
    const manager = await store.signInStaff();
    const { dropId, entrants } = await closingDraw(manager, 5);
    await enterAs(entrants[0]!.http);
    await at.entry.open(dropId);
    await expect(at.entry.heading("The draw is under way")).toBeVisible(PATIENCE);
    await shoot("Being drawn");
    await drawnRecord(store, dropId);
    for (const [status, caption] of [
      ["drawn", "Won"],
      ["waiting", "In line"],
      ["excluded", "Excluded"],
    ] as const) {
      await enterAs((await untilOne(entrants, status)).http);
      await at.entry.open(dropId);
      await shoot(caption);
    }
    await page.goto(`/drops/${dropId}/draw`);
    await shoot("To be checked");
    await page.goto(`/drops/${dropId}/fairness`);
    await shoot("Its figures are not counted yet");
    await closeDrop(manager, dropId);
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("heading", { name: "Who took part" })).toBeVisible({ timeout: 1000 });
    }).toPass(PATIENCE);
    await shoot("How fair it was");
    await enterAs((await untilOne(entrants, "not_drawn")).http);
    await at.entry.open(dropId);
    await shoot("Lost");
  });
});

test.describe("Manager", () => {
  test("A draw", async ({ page, shoot, enterAs }) => {
    const manager = await store.signInStaff();
    await enterAs(manager);
    const open = await drawDrop(manager, HOUR_SECONDS);
    const entryId = await newEntry(store, open);
    await page.goto(`/fulfillment/drops/${open}/draw?entry=${entryId}&try=1`);
    await shoot("Takes entries: one looked up, the draw tried");
    await page.getByLabel("What to do, and why").selectOption("exclude:reseller");
    await page.getByLabel("Note").fill("Sells them on.");
    await page.getByRole("button", { name: "Decide" }).click();
    await expect(page.getByText("It will be excluded when the list is sealed.")).toBeVisible();
    await shoot("Decided by hand");
    await closeDrop(manager, open);
    await page.goto(`/fulfillment/drops/${open}/draw`);
    await shoot("Ended before its draw");
    const { dropId, entrants } = await closingDraw(manager, 5);
    await page.goto(`/fulfillment/drops/${dropId}/draw`);
    await expect(async () => {
      await page.reload();
      await expect(page.getByText("Decisions by hand have ended.")).toBeVisible({ timeout: 500 });
    }).toPass(PATIENCE);
    await shoot("Entries are closed");
    await drawnRecord(store, dropId);
    const { entryId: waiting } = await untilOne(entrants, "waiting");
    await page.goto(`/fulfillment/drops/${dropId}/draw?entry=${waiting}`);
    await shoot("Drawn, with one in line");
    await closeDrop(manager, dropId);
    await page.goto(`/fulfillment/drops/${dropId}/draw`);
    await shoot("Over, with its figures of fairness");
  });
});
