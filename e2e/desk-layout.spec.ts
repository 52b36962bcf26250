import { shiftSoFar } from "./support/page-quality.ts";
import { drawDrop } from "./support/draws.ts";
import { expect, STAFF, test } from "./support/fixtures.ts";

const MOST_SHIFT = 0.02;
const ROW_PX = 44;
const SCREEN = { width: 1280, height: 800 };

test.use({ viewport: SCREEN });

test("no page of the desk moves under its reader: neither while it loads nor after a click", async ({
  at,
  page,
  store,
  signInHere,
}) => {
  const { orderId } = await store.paidShopper();
  const dropId = await drawDrop(await store.signInStaff());
  await signInHere(STAFF);
  const rooms = [
    "",
    "?status=all",
    "/figures",
    "/audit",
    "/blocks",
    "/policy",
    "/thresholds",
    "/drift",
    `/rings/${orderId}`,
    "/model",
    `/drops/${dropId}/draw`,
    "/operations",
    `/orders/${orderId}`,
    `/orders/${orderId}?tab=workflow`,
  ];
  for (const room of rooms) {
    await page.goto(`/fulfillment${room}`);
    await at.desk.openKeys(); // the page's script is there
    await at.desk.closeKeys();
    expect(await shiftSoFar(page), room).toBeLessThan(MOST_SHIFT);
  }
});

test("opening an order moves nothing, going on to the next neither", async ({ at, page, store, signInHere }) => {
  await store.paidShopper();
  const { orderId } = await store.paidShopper();
  await signInHere(STAFF);
  await page.goto("/fulfillment?sort=newest");
  await page.locator(`[data-desk-row="${orderId}"] [data-desk-open]`).click();
  await page.waitForURL(/\/orders\//);
  await expect(page.getByRole("heading", { level: 1, name: /Ada/ })).toBeVisible();
  await page.locator("[data-desk-next]").click();
  await page.waitForURL((url) => !url.pathname.endsWith(orderId));
  await expect(page.getByRole("button", { name: "Approve" })).toBeVisible();
  await at.desk.openKeys();
  await at.desk.closeKeys();
  expect(await shiftSoFar(page)).toBeLessThan(MOST_SHIFT);
});

test("a screen of 1280 by 800 shows fifteen orders and more, each 44 px high, with a preview beside and the figures in one line", async ({
  page,
  store,
  signInHere,
}) => {
  const { person, orderId } = await store.paidShopper();
  await signInHere(STAFF);
  await page.goto("/fulfillment?sort=newest");
  const row = page.locator(`[data-desk-row="${orderId}"]`);
  expect((await row.boundingBox())?.height).toBe(ROW_PX);
  const first = await page.locator("[data-desk-row]").first().boundingBox();
  expect((SCREEN.height - (first?.y ?? SCREEN.height)) / ROW_PX).toBeGreaterThanOrEqual(15);
  await row.focus();
  await expect(page.getByRole("region", { name: "Preview" })).toContainText(person.email);
  expect((await page.getByLabel("Figures").boundingBox())?.height).toBeLessThanOrEqual(32);
});
