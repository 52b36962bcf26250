import { randomUUID } from "node:crypto";
import { expectAccessible } from "./support/page-quality.ts";
import { expect, GRACE, STAFF, test } from "./support/fixtures.ts";
import { someone } from "./support/store.ts";

const orderPage = (orderId: string) => `/fulfillment/orders/${orderId}`;

test("a decision is taken back within ten seconds, by keyboard: it never counted", async ({
  at,
  page,
  store,
  signInHere,
}) => {
  const { http, orderId } = await store.paidShopper();
  await signInHere(STAFF);
  await page.goto(orderPage(orderId));
  await at.desk.openKeys();
  await at.desk.closeKeys();
  await page.keyboard.press("a");
  await expect(page.getByRole("status").filter({ hasText: "Approved." })).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" }).first()).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByText("Taken back.").first()).toBeVisible();
  await page.goto(orderPage(orderId));
  await expect(page.getByRole("button", { name: "Approve" })).toBeVisible();
  expect((await store.readOrder(http, orderId)).status).toBe("awaiting_approval");
  expect((await store.decide(await store.signInStaff(), orderId, "reject")).status()).toBe(200);
});

test("a rejection counts though its reviewer has closed the page", async ({ at, page, store, signInHere }) => {
  const { http, orderId } = await store.paidShopper();
  await signInHere(STAFF);
  await at.desk.open(`?q=${orderId}`);
  await at.desk.reject(orderId, "Reseller", "Seen before.");
  await expect(page.getByRole("status").filter({ hasText: "Rejected." })).toBeVisible();
  await page.close();
  expect((await store.untilOrder(http, orderId, "compensated")).reason).toBe("rejected");
});

test("an order is assigned, put on hold and extended, and the log says who did it", async ({
  page,
  store,
  signInHere,
}) => {
  const { http, orderId } = await store.paidShopper();
  await signInHere(STAFF);
  await page.goto(orderPage(orderId));
  await page.getByLabel("Looks after it").selectOption({ label: "Grace" });
  await page.getByRole("button", { name: "Assign" }).click();
  await expect(page.getByText("Assigned.").first()).toBeVisible();
  await page.getByLabel("Remind me in hours").fill("3");
  await page.getByLabel("Why", { exact: true }).fill("Waits for the bank");
  await page.getByRole("button", { name: "Put on hold" }).click();
  await expect(page.getByText("Waits for the bank")).toBeVisible();
  const { deadlineAt } = await store.readOrder(http, orderId);
  await page.getByLabel("By hours").fill("12");
  await page.getByRole("button", { name: "Extend the deadline" }).click();
  await expect
    .poll(async () => (await store.readOrder(http, orderId)).deadlineAt)
    .toBe(new Date(Date.parse(deadlineAt ?? "") + 12 * 3_600_000).toISOString());
  await expectAccessible(page);
  for (const [view, shown] of [
    ["", 0],
    ["?held=only&sort=newest", 1],
  ] as const) {
    await page.goto(`/fulfillment${view}`);
    await expect(page.locator(`[data-desk-row="${orderId}"]`)).toHaveCount(shown);
  }
  const log = await (await store.signIn(GRACE)).get(`/api/fulfillment/audit/export?q=${orderId}`);
  for (const kind of ["assignment", "hold", "extension"]) expect(await log.text()).toContain(`"${kind}"`);
  expect((await store.decide(await store.signInStaff(), orderId, "reject")).status()).toBe(200);
});

test("the shopper is asked by mail, answers on the page behind the link, and the desk reads it", async ({
  browser,
  page,
  store,
  signInHere,
}) => {
  const { person, http } = await store.shopper();
  const orderId = await store.paidOrder(http);
  await signInHere(STAFF);
  await page.goto(orderPage(orderId));
  await page.getByLabel("Ask the shopper").fill("Is 12 the house number?");
  await page.getByRole("button", { name: "Ask by mail" }).click();
  await expect(page.getByText("No answer yet.")).toBeVisible();
  await expect.poll(() => store.subjects(person.email)).toContainEqual(expect.stringContaining("A question"));
  const text = (await store.mails(person.email)).map(({ body }) => body.text).join("\n");
  const shoppers = await (await browser.newContext()).newPage();
  await shoppers.goto(/\/answer\?token=\S+/.exec(text)?.[0] ?? "");
  await expectAccessible(shoppers);
  await shoppers.getByLabel("Your answer").fill("Yes, the green door.");
  await shoppers.getByRole("button", { name: "Send the answer" }).click();
  await expect(shoppers.getByText("Thank you.")).toBeVisible();
  await shoppers.reload();
  await expect(shoppers.getByText("Yes, the green door.")).toBeVisible();
  await shoppers.context().close();
  await page.reload();
  await expect(page.getByRole("list", { name: "Questions" })).toContainText("Yes, the green door.");
  expect((await store.decide(await store.signInStaff(), orderId, "reject")).status()).toBe(200);
});

test("a blocked mailbox places no new order, until the block is ended from the list", async ({
  page,
  store,
  signInHere,
}) => {
  const { http, orderId } = await store.paidShopper();
  const reason = `Bots ${randomUUID().slice(0, 6)}`;
  await signInHere(STAFF);
  await page.goto(orderPage(orderId));
  await page.getByLabel("Block for new orders").selectOption({ label: "Mailbox" });
  await page.getByLabel("Because", { exact: true }).fill(reason);
  await page.getByRole("button", { name: "Block", exact: true }).click();
  await expect(page.getByText(reason).first()).toBeVisible();
  expect((await store.decide(await store.signInStaff(), orderId, "reject")).status()).toBe(200);
  await store.untilOrder(http, orderId, "compensated");
  const data = {
    size: "42",
    shippingAddress: { name: "A", line1: "Weg 1", postalCode: "10115", city: "B", country: "DE" },
  };
  const refused = await store.postOrder(http, data);
  expect([refused.status(), (await refused.json()).code]).toEqual([403, "forbidden"]);
  await page.goto("/fulfillment/blocks");
  await expectAccessible(page);
  const row = page.getByRole("list", { name: "Blocks" }).getByRole("listitem").filter({ hasText: reason });
  await row.getByRole("button", { name: "End the block" }).click();
  await expect(row).toHaveCount(0);
  const accepted = await store.postOrder(http, data);
  expect(accepted.status()).toBe(202);
});

test("what one can be found by finds all orders of a person, and the total says how many there are", async ({
  page,
  store,
  signInHere,
}) => {
  const { person, http } = await store.shopper({ ...someone(), lastName: `Hunt${randomUUID().slice(0, 6)}` });
  const orderId = await store.paidOrder(http, "41", "4242424242424242");
  const { orderNumber } = (await store.readOrder(http, orderId)) as unknown as { orderNumber: string };
  await signInHere(STAFF);
  for (const q of [
    orderNumber,
    orderNumber.toLowerCase().replaceAll("-", ""),
    `${person.lastName} 4242`,
    person.email,
  ]) {
    await page.goto(`/fulfillment?q=${encodeURIComponent(q)}`);
    await expect(page.locator(`[data-desk-row="${orderId}"]`)).toBeVisible();
    await expect(page.getByRole("heading", { level: 2, name: /Found for/ })).toContainText("1");
  }
  await page.goto(`/fulfillment?q=${person.lastName}&status=shipped`);
  await expect(page.getByText("No order fits this view.")).toBeVisible();
  expect((await store.decide(await store.signInStaff(), orderId, "reject")).status()).toBe(200);
});
