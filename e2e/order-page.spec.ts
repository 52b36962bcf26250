import { expect, STAFF, test } from "./support/fixtures.ts";
import { expectAccessible, expectNoOverflow } from "./support/page-quality.ts";

test("a decision shows on the open page: heading, title, voice and timeline", async ({ page, store, signInHere }) => {
  const { person, orderId } = await store.paidShopper();
  await signInHere(person);
  await page.goto(`/orders/${orderId}`);
  await expect(page).toHaveTitle(/Awaiting approval/);
  await expectAccessible(page);
  expect((await store.decide(await store.signInStaff(), orderId, "approve")).status()).toBe(200);
  await expect(page.getByRole("heading", { name: "Shipped" })).toBeVisible();
  await expect(page).toHaveTitle(/Shipped/);
  await expect(page.getByRole("status").filter({ hasText: "Shipped." })).toHaveCount(1);
  await expect(page.getByRole("listitem").filter({ hasText: "Shipped" })).toHaveAttribute("aria-current", "step");
  await expectAccessible(page);
});

test("an open page asks with its tag, again and again, and is told that nothing changed", async ({
  page,
  store,
  signInHere,
}) => {
  const { person, orderId } = await store.paidShopper();
  await signInHere(person);
  const answers: number[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(`/api/orders/${orderId}`)) answers.push(response.status());
  });
  await page.goto(`/orders/${orderId}`);
  await expect.poll(() => answers.slice(-2)).toEqual([304, 304]);
});

test("what happens while the network is away is shown when it is back", async ({
  page,
  context,
  store,
  signInHere,
}) => {
  const { person, http, orderId } = await store.paidShopper();
  await signInHere(person);
  await page.goto(`/orders/${orderId}`);
  await expect(page.getByRole("heading", { name: "Awaiting approval" })).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();
  expect((await store.decide(await store.signInStaff(), orderId, "reject")).status()).toBe(200);
  await store.untilOrder(http, orderId, "compensated");
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "Not this time" })).toBeVisible();
  await expect(page.getByText("You are offline.")).toHaveCount(0);
});

test("a session that ends leads through signing in back to the same page", async ({
  at,
  page,
  context,
  store,
  signInHere,
}) => {
  const { person, orderId } = await store.paidShopper();
  await signInHere(person);
  await page.goto(`/orders/${orderId}`);
  await context.clearCookies();
  await expect(page.getByText("Your session has ended")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Awaiting approval" })).toBeVisible(); // as it stood
  await page.getByRole("link", { name: "Sign in again" }).click();
  await at.signIn.submit(person);
  await page.waitForURL(`/orders/${orderId}`);
  await expect(page.getByRole("heading", { name: "Awaiting approval" })).toBeVisible();
});

test("a session that ends before the order keeps the size through signing in", async ({
  at,
  page,
  context,
  store,
  signInHere,
}) => {
  const { person } = await store.shopper();
  await signInHere(person);
  await page.goto("/");
  await page.getByRole("radio", { name: "EU 45" }).check({ force: true });
  await context.clearCookies();
  await page.getByRole("button", { name: "Order now" }).click();
  await page.getByRole("main").getByRole("link", { name: "Sign in again" }).click();
  await at.signIn.submit(person);
  await expect(page.getByRole("radio", { name: "EU 45" })).toBeChecked();
});

test("cancelling asks first, then says what became of the money and leads back to the size", async ({
  at,
  page,
  store,
  signInHere,
}) => {
  const { person, http } = await store.shopper();
  const orderId = await store.order(http, "46");
  await store.untilOrder(http, orderId, "awaiting_payment");
  await signInHere(person);
  await page.goto(`/orders/${orderId}`);
  await expect(page.getByRole("timer")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Cancel order" }).click();
  await expect(page.getByRole("dialog", { name: "Cancel this order?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Keep my pair" }).click();
  await expect(page.getByRole("link", { name: /^Pay now: €/ })).toBeVisible();
  await at.order.cancel();
  await expect(page.getByRole("heading", { name: "Cancelled" })).toBeVisible();
  await expect(page.getByText("Your card was not charged.").first()).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.getByRole("link", { name: "Choose again" }).click();
  await expect(page.getByRole("radio", { name: "EU 46" })).toBeChecked();
});

test("a shopper who was turned down reads why, appeals once, and orders again when the team agrees", async ({
  page,
  context,
  store,
  signInHere,
}) => {
  const { person, http, orderId } = await store.paidShopper();
  const staff = await store.signInStaff();
  const decision = { decision: "reject", reasonCode: "reseller", note: "as seen on a marketplace" };
  expect((await staff.post(`/api/fulfillment/orders/${orderId}/decision`, { data: decision })).status()).toBe(200);
  await store.untilOrder(http, orderId, "compensated");
  await signInHere(person);
  await page.goto(`/orders/${orderId}`);
  await expect(page.getByText(/looked to us like one for resale/)).toBeVisible();
  await expect(page.getByText(/marketplace/)).toHaveCount(0);
  await page.getByRole("button", { name: "Ask for another look" }).click();
  await expect(page.getByText("Tell us in a few words")).toBeVisible();
  await page.getByLabel("What should we know?").fill("It is for me.\nI wear size 44.");
  await page.getByRole("button", { name: "Ask for another look" }).click();
  await expect(page.getByText(/We have your words/).first()).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);

  const again = await http.post(`/api/orders/${orderId}/appeal`, { data: { message: "Again." } });
  expect([again.status(), ((await again.json()) as { code: string }).code]).toEqual([409, "already_appealed"]);
  const { orderNumber } = (await (await http.get(`/api/orders/${orderId}`)).json()) as { orderNumber: string };

  await context.clearCookies();
  await signInHere(STAFF);
  await page.goto("/fulfillment/appeals");
  await expectAccessible(page);
  await page.getByRole("button", { name: `Accept the appeal on ${orderNumber}` }).click();
  await expect(page.getByRole("button", { name: `Accept the appeal on ${orderNumber}` })).toHaveCount(0);
  await expect.poll(() => store.subjects(person.email)).toContain("You may order again");

  await context.clearCookies();
  await signInHere(person);
  await page.goto(`/orders/${orderId}`);
  await page.getByRole("button", { name: "Order it again" }).click();
  await expect(page.getByRole("link", { name: /^Pay now: €/ })).toBeVisible();
  expect(page.url()).not.toContain(orderId);
});

test("an appeal is the owner's alone, and for rejected orders alone", async ({ store }) => {
  const { http, orderId } = await store.paidShopper();
  const { http: other } = await store.shopper();
  const appeal = async (by: typeof http, data: object) => {
    const response = await by.post(`/api/orders/${orderId}/appeal`, { data });
    return [response.status(), ((await response.json()) as { code?: string }).code];
  };
  const words = { message: "Please." };
  expect(await appeal(await store.visitor(), words)).toEqual([401, "unauthenticated"]);
  expect(await appeal(other, words)).toEqual([404, "not_found"]);
  expect(await appeal(http, { message: " " })).toEqual([422, "validation_failed"]);
  expect(await appeal(http, words)).toEqual([409, "not_appealable"]);
  await store.decide(await store.signInStaff(), orderId, "reject");
  await store.untilOrder(http, orderId, "compensated");
  expect(await appeal(http, words)).toEqual([202, undefined]);
});

test("the page follows the parcel to the door, with the carrier's link, the sums and the receipt", async ({
  page,
  store,
  signInHere,
}) => {
  const { person, http, orderId } = await store.paidShopper();
  await signInHere(person);
  await page.goto(`/orders/${orderId}`);
  await expect(page.getByRole("listitem").filter({ hasText: "Paid" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Receipt" })).toHaveCount(0);
  await store.decide(await store.signInStaff(), orderId, "approve");
  const shipped = await store.untilOrder(http, orderId, "shipped");
  await expect(page.getByRole("link", { name: "Track your parcel" })).toHaveAttribute(
    "href",
    shipped.delivery?.trackingUrl ?? "",
  );
  await expect(page.getByRole("link", { name: "Receipt" })).toBeVisible(); // drawn anew by the server
  for (const [status, heading] of [
    ["in_transit", "On its way"],
    ["out_for_delivery", "Out for delivery"],
    ["delivered", "Delivered"],
  ] as const) {
    await store.scan(orderId, status);
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: heading })).toHaveAttribute("aria-current", "step");
  }
  await expectAccessible(page);
  await expectNoOverflow(page);
});
