import { randomUUID } from "node:crypto";
import { expect, GRACE, STAFF, test } from "./support/fixtures.ts";
import { someone } from "./support/store.ts";

/** One of Stripe's: https://docs.stripe.com/testing */
const TEST_CARD = "5555555555554444";

const orderPage = (orderId: string) => `/fulfillment/orders/${orderId}`;

test("an order is found, opened and approved by keyboard alone", async ({ at, page, store, signInHere }) => {
  const { http, orderId } = await store.paidShopper();
  await signInHere(STAFF);
  await at.desk.open();
  await at.desk.openKeys();
  await at.desk.closeKeys();
  await page.keyboard.press("/");
  await page.keyboard.type(orderId);
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=ord_/);
  await expect(page.getByRole("article", { name: new RegExp(orderId) })).toBeVisible();
  await at.desk.openKeys(); // of the page with what was found
  await at.desk.closeKeys();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press("j");
  await expect(page.getByRole("article", { name: new RegExp(orderId) })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/fulfillment\/orders\/ord_/);
  await expect(page.getByRole("button", { name: "Approve" })).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByRole("status").filter({ hasText: "Approved." })).toBeVisible();
  await store.untilOrder(http, orderId, "shipped");
});

test("a rejection asks first, and keys do nothing while the reviewer types", async ({
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
  const dialog = page.getByRole("dialog", { name: "Reject this order?" });
  await page.getByRole("textbox", { name: "Note" }).fill("");
  await page.getByRole("textbox", { name: "Note" }).pressSequentially("rare? a");
  await expect(dialog).toBeHidden();
  expect((await store.readOrder(http, orderId)).status).toBe("awaiting_approval");
  await page.getByRole("textbox", { name: "Note" }).blur();
  await page.keyboard.press("r");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("a"); // the dialog is open: nothing is approved behind it
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("r");
  await expect(dialog).toBeVisible();
  await dialog.evaluate((open: HTMLDialogElement) => {
    open.close();
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "r", bubbles: true })); // in the same frame
  });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel("Reason").selectOption({ label: "Looks automated" });
  await dialog.getByRole("button", { name: "Confirm rejection" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Rejected." })).toBeVisible();
  expect((await store.untilOrder(http, orderId, "compensated")).reason).toBe("rejected");
});

test("two reviewers see each other, one takes over, and the second decision is told that it comes too late", async ({
  browser,
  page,
  store,
  signInHere,
}) => {
  test.slow(); // two browsers
  const { http, orderId } = await store.paidShopper();
  const grace = await store.signIn(GRACE);
  expect((await grace.post(`/api/fulfillment/orders/${orderId}/review-lock`)).status()).toBe(200);

  await signInHere(STAFF);
  await page.goto(orderPage(orderId));
  await expect(page.getByText("Grace is looking at this").first()).toBeVisible();
  await page.getByRole("button", { name: "Take over" }).click();
  await expect(page.getByText("Grace is looking at this")).toHaveCount(0);
  const seen = await (await grace.get(`/api/fulfillment/orders/${orderId}`)).json();
  expect(seen.reviewLock).toEqual({ name: "Fulfillment", mine: false });

  const slow = await (await browser.newContext()).newPage();
  await slow.route("**/api/fulfillment/**", (route) => route.abort()); // sees nothing of what happens meanwhile
  await slow.goto("/signin");
  await slow.getByLabel("Email").fill(GRACE.email);
  await slow.getByLabel("Password").fill(GRACE.password);
  await slow.getByRole("button", { name: "Sign in" }).click();
  await slow.waitForURL((url) => url.pathname !== "/signin");
  await slow.goto(orderPage(orderId));
  await expect(slow.getByText("Fulfillment is looking at this").first()).toBeVisible();
  const staff = await store.signInStaff();
  expect((await store.decide(staff, orderId, "approve")).status()).toBe(200);
  await slow.getByRole("button", { name: "Reject" }).click();
  await slow.getByRole("dialog").getByLabel("Reason").selectOption({ label: "Reseller" });
  await slow.getByRole("button", { name: "Confirm rejection" }).click();
  await expect(slow.getByText(/already been decided/)).toBeVisible();
  await slow.context().close();
  await store.untilOrder(http, orderId, "shipped");
  const log = await (await staff.get(`/api/fulfillment/audit/export?kind=takeover&q=${orderId}`)).text();
  expect(log).toContain(orderId);
});

test("a decision made elsewhere shows without a reload", async ({ page, store, signInHere }) => {
  const { orderId } = await store.paidShopper();
  await signInHere(STAFF);
  await page.goto(orderPage(orderId));
  await expect(page.getByRole("button", { name: "Approve" })).toBeVisible();
  expect((await store.decide(await store.signIn(GRACE), orderId, "approve")).status()).toBe(200);
  await expect(page.getByText("Approved by Grace")).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve" })).toHaveCount(0);
});

test("a bulk decision decides its frozen list, leaves what was decided meanwhile, and may be sent again", async ({
  page,
  store,
  signInHere,
}) => {
  const lastName = `Ring${randomUUID().slice(0, 6)}`;
  const shoppers = await Promise.all([1, 2, 3].map(() => store.shopper({ ...someone("Bo"), lastName })));
  const ids = await Promise.all(shoppers.map(({ http }) => store.paidOrder(http)));
  const staff = await store.signIn(GRACE);
  await signInHere(STAFF);
  await page.goto(`/fulfillment?q=${lastName}`);
  await page.getByRole("button", { name: "Select all" }).click();
  await expect(page.getByText("3 selected")).toBeVisible();
  await page.getByRole("button", { name: "Reject selected" }).click();
  await expect(page.getByRole("table", { name: "These 3 orders will be rejected" })).toBeVisible();
  expect((await store.decide(staff, ids[0] ?? "", "approve")).status()).toBe(200);
  await page.getByLabel("Reason").selectOption({ label: "Several accounts, one shopper" });
  await page.getByRole("button", { name: "Reject 3 orders" }).click();
  await expect(page.getByRole("heading", { name: "2 of 3 decided" })).toBeVisible();
  const results = page.getByRole("list", { name: "Results" }).getByRole("listitem");
  await expect(results.filter({ hasText: ids[0] ?? "" })).toContainText("Someone decided otherwise");

  const bulk = { bulkId: randomUUID(), orderIds: ids, decision: "reject", reasonCode: "linked_accounts" };
  for (let i = 0; i < 2; i++) {
    const answer = await staff.post("/api/fulfillment/bulk", { data: bulk });
    const { results: outcomes } = (await answer.json()) as { results: { outcome: string }[] };
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["already_decided", "decided", "decided"]);
  }
  await page.goto(`/fulfillment/bulk?decision=reject&${ids.map((id) => `id=${id}`).join("&")}`);
  await expect(page.getByText("None of the selected orders can be decided.")).toBeVisible();
});

test("search finds an order by id, address, name and pair; a view is kept and removed", async ({
  page,
  store,
  signInHere,
}) => {
  const { person, http } = await store.shopper({ ...someone(), lastName: `Find${randomUUID().slice(0, 6)}` });
  const orderId = await store.paidOrder(http, "39");
  const { pairNumber } = await store.readOrder(http, orderId);
  await signInHere(STAFF);
  for (const text of [orderId, person.email, person.lastName, String(pairNumber)]) {
    await page.goto(`/fulfillment?q=${encodeURIComponent(text)}`);
    await expect(page.getByRole("article", { name: new RegExp(orderId) })).toBeVisible();
    await expect(page.getByRole("article")).toHaveCount(1);
  }
  const name = `Mine ${randomUUID().slice(0, 4)}`;
  await page.getByLabel("Name of this view").fill(name);
  await page.getByRole("button", { name: "Save view" }).click();
  const views = page.getByRole("navigation", { name: "Views" });
  await expect(views.getByRole("link", { name })).toHaveAttribute("aria-current", "true");
  await views.getByRole("link", { name: "High risk" }).click();
  await page.waitForURL(/level=high/);
  await views.getByRole("link", { name }).click();
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.getByRole("button", { name: `Remove the view ${name}` }).click();
  await expect(views.getByRole("link", { name })).toHaveCount(0);
  expect((await store.decide(await store.signInStaff(), orderId, "approve")).status()).toBe(200);
});

test("a decision is in the audit log with person, reason, note, score and model; the log leaves as CSV", async ({
  page,
  store,
  signInHere,
}) => {
  const { orderId } = await store.paidShopper();
  const staff = await store.signInStaff();
  const decision = { decision: "approve", reasonCode: "known_customer", note: "=HYPERLINK(1)" };
  for (let i = 0; i < 2; i++)
    expect((await staff.post(`/api/fulfillment/orders/${orderId}/decision`, { data: decision })).status()).toBe(200);
  await signInHere(STAFF);
  await page.goto(`/fulfillment/audit?kind=decision&q=${orderId}`);
  const entries = page.getByRole("list", { name: "Entries, newest first" }).getByRole("listitem");
  await expect(entries).toHaveCount(1); // twice the same click, one entry
  await expect(entries).toContainText(/Fulfillment approved an order/);
  await expect(entries).toContainText("Known customer");
  await expect(entries).toContainText(/Score \d+/);
  await expect(entries).toContainText(/rules-1|additive-\d+/);
  const csv = await staff.get(`/api/fulfillment/audit/export?q=${orderId}`);
  expect(csv.headers()["content-type"]).toContain("text/csv");
  expect(await csv.text()).toContain(`"'=HYPERLINK(1)"`); // no formula for the spreadsheet
});

test("the order's page tells who shares card, device and mailbox, and what the workflow did, without its secrets", async ({
  page,
  store,
  signInHere,
}) => {
  const mailbox = `ring${randomUUID().slice(0, 6)}`;
  const [twin, alias, friend] = await Promise.all([
    store.shopper({ ...someone("Twin"), email: `${mailbox}+1@example.com` }),
    store.shopper({ ...someone("Twin"), email: `${mailbox}+2@example.com` }),
    store.shopper(),
  ]);
  const given = await store.order(alias.http); // and given up: a mailbox has one place
  await alias.http.post(`/api/orders/${given}/cancel`);
  await store.untilOrder(alias.http, given, "compensated");
  const orderId = await store.paidOrder(twin.http, "42", TEST_CARD);
  const other = await store.paidOrder(friend.http, "42", TEST_CARD);
  await signInHere(STAFF);
  const linked = page.getByRole("list", { name: "Linked orders" }).getByRole("listitem");
  await page.goto(orderPage(orderId)); // the cards are noted before the orders wait for their decisions
  await expect(linked.filter({ hasText: friend.person.email })).toContainText("Same card");
  await expect(linked.filter({ hasText: `${mailbox}+2@example.com` })).toContainText("Same mailbox");
  await page.getByRole("link", { name: "Workflow" }).click();
  const timeline = page.getByRole("region", { name: "Timeline of the execution" });
  await expect(timeline.getByRole("row", { name: /await-decision Answer/ })).toContainText("Waiting");
  expect(await page.content()).not.toMatch(/callbackId|CheckpointToken|passwordHash/i);
  const staff = await store.signInStaff();
  for (const id of [orderId, other]) expect((await store.decide(staff, id, "reject")).status()).toBe(200);
});

test("operators see what runs and what it waits on", async ({ page, store, signInHere }) => {
  const { http } = await store.shopper();
  const orderId = await store.order(http);
  await store.untilOrder(http, orderId, "awaiting_payment");
  await signInHere(STAFF);
  await page.goto("/fulfillment/operations");
  const row = page.getByRole("listitem").filter({ hasText: orderId });
  await expect(row).toContainText("await-payment");
  await row.getByRole("link").click();
  await expect(page.getByRole("heading", { name: "Execution" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Stop this execution" })).toBeVisible();
  await expect(page.getByRole("row", { name: /reserve-pair Step/ })).toContainText("Done");
});

test("the desk is for the team alone: strangers sign in, shoppers are refused, in every room and at every door", async ({
  page,
  store,
  signInHere,
}) => {
  const { person, http, orderId } = await store.paidShopper();
  const visitor = await store.visitor();
  const doors = [
    ["GET", `/api/fulfillment/orders/${orderId}`],
    ["GET", "/api/fulfillment/queue"],
    ["GET", "/api/fulfillment/audit/export"],
    ["POST", `/api/fulfillment/orders/${orderId}/review-lock`],
    ["DELETE", `/api/fulfillment/orders/${orderId}/review-lock`],
    ["POST", "/api/fulfillment/bulk"],
    ["POST", `/api/fulfillment/executions/${orderId}/stop`],
  ] as const;
  for (const [method, path] of doors) {
    expect((await visitor.fetch(path, { method })).status(), path).toBe(401);
    expect((await http.fetch(path, { method })).status(), path).toBe(403);
  }
  await signInHere(person);
  const rooms = ["", "/figures", "/audit", "/operations", `/orders/${orderId}`, `/operations/order/${orderId}`];
  for (const room of [...rooms, `/bulk?id=${orderId}`]) {
    await page.goto(`/fulfillment${room}`);
    await expect(page.getByText("This desk is for staff."), room).toBeVisible();
    await expect(page.getByText(orderId)).toHaveCount(0);
  }
  const staff = await store.signInStaff();
  const unknown = `ord_${"0".repeat(26)}`;
  expect((await staff.get(`/api/fulfillment/orders/${unknown}`)).status()).toBe(404);
  expect((await staff.post(`/api/fulfillment/orders/${unknown}/review-lock`)).status()).toBe(404);
  const stop = await staff.post(`/api/fulfillment/executions/${unknown}/stop`, { data: { reason: "no such order" } });
  expect(stop.status()).toBe(404);
  expect((await staff.get("/api/fulfillment/queue?sort=sideways")).status()).toBe(422);
  expect((await store.decide(staff, orderId, "reject")).status()).toBe(200);
});
