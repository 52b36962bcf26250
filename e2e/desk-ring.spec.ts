import { randomInt } from "node:crypto";
import { expect, STAFF, test } from "./support/fixtures.ts";
import { tooWide } from "./support/page-quality.ts";
import { SHIPPING_ADDRESS, someone } from "./support/store.ts";

test.use({ javaScriptEnabled: false });

test("a ring is decided as one, exceptions apart, without a script; its evidence opens in place", async ({
  page,
  store,
  signInHere,
}) => {
  const card = `51${randomInt(1e13, 1e14)}`;
  const people = await Promise.all([1, 2, 3].map(() => store.shopper(someone("Ring"))));
  const mine = { ...SHIPPING_ADDRESS, line1: `Ring Lane ${randomInt(100_000)}`, postalCode: "97210" }; // no other test's door
  const ids = await Promise.all(people.map(({ http }) => store.paidOrder(http, undefined, card, mine)));
  const [first = "", second = "", third = ""] = ids;
  await signInHere(STAFF);
  await page.goto(`/fulfillment/orders/${first}`);
  await page.getByRole("link", { name: "See and decide them together" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ring of 3 orders" })).toBeVisible();
  expect(await tooWide(page)).toBeUndefined();

  const row = page.getByRole("listitem").filter({ hasText: people[1]!.person.email });
  await row.locator("summary").click();
  await expect(row.getByRole("row", { name: /Compared as/ })).toBeVisible();

  await page.getByRole("checkbox", { name: new RegExp(third) }).uncheck();
  await page.getByLabel("Decision and reason").selectOption({ label: "Reject: Several accounts, one shopper" });
  await page.getByRole("button", { name: "Decide all that are ticked" }).click();
  await expect(page.getByRole("heading", { name: "2 of 2 decided" })).toBeVisible();

  await store.untilOrder(people[0]!.http, first, "compensated");
  await store.untilOrder(people[1]!.http, second, "compensated");
  expect((await store.readOrder(people[2]!.http, third)).status).toBe("awaiting_approval");
  const staff = await store.signInStaff();
  const log = await (await staff.get(`/api/fulfillment/audit/export?q=${second}`)).text();
  expect(log).toContain('"ring"');
  expect((await store.decide(staff, third, "reject")).status()).toBe(200);
});
