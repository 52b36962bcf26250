import { upcomingDrop } from "../support/store.ts";
import { expect, ownStore, test } from "./support/gallery.ts";

const DAY_MS = 86_400_000;
const { store } = ownStore("upcoming", {
  name: "QuantaSneaks 1000 π",
  opensInMs: 2 * DAY_MS,
  closesInMs: 9 * DAY_MS,
  pairs: 100,
});

test.describe("Shopper", () => {
  test("The drop", async ({ at, shoot, enterAs }) => {
    await at.drop.open();
    await shoot("Not open yet");
    await enterAs((await store.shopper()).http);
    await at.drop.open();
    await shoot("Not open yet, signed in");
  });
});

test.describe("Reviewer", () => {
  test("The queue", async ({ page, at, shoot, enterAs }) => {
    await enterAs(await store.signInStaff());
    await at.desk.open();
    await expect(page.getByText("Nothing waits for you.")).toBeVisible();
    await shoot("Empty");
  });
});

test.describe("Manager", () => {
  test("Drops", async ({ page, shoot, enterAs }) => {
    const manager = await store.signInStaff();
    const dropId = await upcomingDrop(manager);
    await enterAs(manager);
    for (const [place, name] of [
      ["", "All drops"],
      ["/new", "A new one"],
      [`/${dropId}`, "One that is to come"],
      [`/${dropId}/edit`, "Edited"],
      [`/${dropId}/preview`, "As the shopper sees it"],
    ] as const) {
      await page.goto(`/fulfillment/drops${place}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await shoot(name);
    }
  });
});

test.describe("Operator", () => {
  test("Before anything has happened", async ({ page, at, shoot, enterAs }) => {
    await enterAs(await store.signInStaff());
    for (const room of ["figures", "audit", "operations"]) {
      await at.desk.open(`/${room}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await shoot(`${room}, empty`);
    }
  });
});
