import { expect, test, type APIRequestContext, type Page } from "@playwright/test";
import { expectAccessible, expectNoOverflow } from "./support/page-quality.ts";
import { ownStore } from "./support/own-store.ts";
import { signInPage } from "./support/pages/sign-in-page.ts";
import { GRACE, STAFF } from "./support/stack.ts";
import { someone } from "./support/store.ts";

// A store whose first drop is over: what managers make is then the drop on sale, and no other test orders from it.
test.describe.configure({ mode: "default", timeout: 300_000 });

const HOUR_MS = 3_600_000;
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
/** As a field for a time writes it, in UTC. */
const typed = (ms: number) => inMs(ms).slice(0, 16);

const price = { amountMinor: 314_15, currency: "EUR" };
const drop = (name: string, opensInMs: number, closesInMs: number, pairs = 1) => ({
  name,
  opensAt: inMs(opensInMs),
  closesAt: inMs(closesInMs),
  price,
  sizes: [
    { size: "42", pairs },
    { size: "43", pairs: 1 },
  ],
});

const { running, store } = ownStore("manager", () => ({
  dropId: "first-drop",
  ...drop("First Drop", -48 * HOUR_MS, -24 * HOUR_MS),
}));
const { siteUrl } = running.stack;

interface Answer {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly dropId: string;
    readonly phase: string;
    readonly sizes: readonly { size: string; pairs: number; left: number; batches: object[]; availability: string }[];
  };
}

async function ask(http: APIRequestContext, method: "GET" | "POST" | "PATCH", at: string, data?: object, headers = {}) {
  const answer = await http.fetch(`/api/fulfillment/drops${at}`, { method, headers, ...(data && { data }) });
  return { status: answer.status(), body: (await answer.json()) as Answer["body"] };
}

const publicDrop = async (at: string) =>
  (await (await (await store.visitor()).get(at)).json()) as {
    dropId: string;
    phase: string;
    drops: { dropId: string }[];
  };

/** What the shop answers to an order. */
async function tryToOrder(http: APIRequestContext, size: string, dropId?: string) {
  const answer = await store.tryToOrder(http, size, dropId);
  return { status: answer.status(), code: ((await answer.json()) as { code?: string }).code };
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const state = (page: Page, text: string) =>
  expect(page.locator("main").getByText(text, { exact: true }).first()).toBeVisible();

test("a manager drafts, previews and publishes a drop; shoppers order; it is paused, resumed, restocked and closed", async ({
  page,
}) => {
  await page.goto(siteUrl);
  await expect(page).toHaveTitle("First Drop is over");
  await page.goto(`${siteUrl}/signin?callbackUrl=%2Ffulfillment%2Fdrops`);
  await signInPage(page).submit(STAFF);
  await page.getByRole("link", { name: "New drop" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Winter Wave");
  await page.getByLabel("Story").fill("Snow that falls in waves.");
  await page.getByLabel("Colourway").selectOption("cobalt");
  await page.getByLabel("Time zone").selectOption("UTC");
  await page.getByLabel("Opens").fill(typed(-HOUR_MS));
  await page.getByLabel("Closes").fill(typed(24 * HOUR_MS));
  await page.getByLabel("Price").fill("much");
  await page.getByLabel("Sizes").fill("42 1\n43 1");
  await press(page, "Save draft");
  await expect(page.getByText("Write an amount such as 314.15.")).toBeVisible();
  await expect(page.getByLabel("Story")).toHaveValue("Snow that falls in waves.");
  await expectAccessible(page);
  await page.getByLabel("Price").fill("99.50");
  await press(page, "Save draft");
  await expect(page.getByRole("heading", { name: "Winter Wave" })).toBeVisible();
  await state(page, "Draft");
  const dropId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  expect((await (await store.visitor()).get(`/api/drops/${dropId}`)).status()).toBe(404);

  await page.getByRole("link", { name: "Preview" }).click();
  await expect(page.getByText("Preview: as the shopper sees it")).toBeVisible();
  await expect(page.getByText("€99.50")).toBeVisible();
  await expect(page.getByText("Snow that falls in waves.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Back to the drop" }).click();
  await press(page, "Publish");
  await state(page, "Open");
  await expectAccessible(page);
  await expectNoOverflow(page);
  expect(await publicDrop("/api/drop")).toMatchObject({ dropId, phase: "open", price: { amountMinor: 9950 } });

  const [{ http: ada }, { http: bob, person }] = [await store.shopper(), await store.shopper()];
  const order = await store.order(ada);
  expect(await store.untilOrder(ada, order, "awaiting_payment")).toMatchObject({ dropId, pairNumber: 1 });
  await press(page, "Pause");
  await state(page, "Paused");
  expect(await tryToOrder(bob, "43")).toEqual({ status: 409, code: "drop_paused" });
  await press(page, "Resume");
  await state(page, "Open");
  expect(await tryToOrder(bob, "42")).toEqual({ status: 409, code: "sold_out" });
  await page.getByLabel("More pairs").fill("2");
  await press(page, "Restock");
  await expect(page.getByText("2 more pairs of EU 42.")).toBeVisible();
  await expect(page.getByRole("row", { name: /^42 3 2 1, 3–4$/ })).toBeVisible();
  const second = await store.order(bob);
  expect((await store.untilOrder(bob, second, "awaiting_payment")).pairNumber).toBeGreaterThanOrEqual(3);

  await page.getByText("Close it before its time").click();
  await press(page, "Close this drop now");
  await state(page, "Closed");
  expect(await tryToOrder((await store.shopper()).http, "43")).toEqual({ status: 409, code: "drop_closed" });
  await page.goto(`${siteUrl}/fulfillment/audit?kind=drop`);
  for (const deed of ["drafted", "published", "paused", "resumed", "restocked", "closed"])
    await expect(page.getByText(`Fulfillment ${deed} a drop`).first()).toBeVisible();
  await page.goto(siteUrl);
  await expect(page.getByRole("heading", { name: "More drops" })).toBeVisible();
  await expect(page.getByText("0 of 2 pairs sold")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "First Drop" }).click();
  await expect(page).toHaveURL(/\/drops\/first-drop$/);
  await expect(page.getByText("0 of 2 pairs sold")).toBeVisible();
  await page.context().clearCookies();
  await page.goto(`${siteUrl}/signin?callbackUrl=%2Faccount`);
  await signInPage(page).submit(person);
  await expect(page.locator(`a[href="/orders/${second}"]`)).toBeVisible();
});

test("the API does the same: each call is safe to repeat, and what the phase forbids has a code", async () => {
  const manager = await store.signIn(STAFF);
  const file = drop("By Hand", 2 * HOUR_MS, 24 * HOUR_MS);
  const { status, body } = await ask(manager, "POST", "", file);
  expect([status, body.phase]).toEqual([201, "draft"]);
  const { dropId } = body;
  expect((await ask(manager, "POST", "", file)).body.dropId).toBe(dropId);
  expect((await ask(manager, "POST", "", { ...file, dropId, name: "Another" })).body.code).toBe("drop_exists");
  expect((await ask(manager, "POST", "", { ...file, price: { amountMinor: 1, currency: "EURO" } })).status).toBe(422);
  const code = async (move: string, data?: object) =>
    (await ask(manager, "POST", `/${dropId}/${move}`, data)).body.code ?? "done";
  const more = { sizes: [{ size: "42", pairs: 1 }] };
  expect([await code("pause"), await code("resume"), await code("close"), await code("restock", more)]).toEqual(
    Array.from({ length: 4 }, () => "drop_not_published"),
  );
  expect([await code("publish"), await code("publish"), await code("pause"), await code("archive")]).toEqual([
    "done",
    "done",
    "drop_not_open",
    "drop_not_closed",
  ]);
  expect((await publicDrop("/api/drops")).drops.map((listed) => listed.dropId)).toContain(dropId);
  expect(await publicDrop(`/api/drops/${dropId}`)).toMatchObject({
    phase: "upcoming",
    entriesCloseAt: null,
    mode: "first_come",
  });

  const edited = await ask(manager, "PATCH", `/${dropId}`, { name: "By Many Hands", opensAt: inMs(-HOUR_MS) });
  expect(edited).toMatchObject({ status: 200, body: { name: "By Many Hands", phase: "open" } });
  expect((await ask(manager, "PATCH", `/${dropId}`, { name: "Late" })).body.code).toBe("drop_already_open");
  const key = { "idempotency-key": "one-restock" };
  await ask(manager, "POST", `/${dropId}/restock`, more, key);
  const { sizes } = (await ask(manager, "POST", `/${dropId}/restock`, more, key)).body;
  expect(sizes[0]).toMatchObject({ pairs: 2, left: 2, batches: [{ firstNumber: 1 }, { firstNumber: 3 }] });
  expect([await code("pause"), await code("pause"), await code("resume"), await code("resume")]).toEqual(
    Array.from({ length: 4 }, () => "done"),
  );
  expect([await code("close"), await code("close"), await code("resume"), await code("restock", more)]).toEqual([
    "done",
    "done",
    "drop_closed",
    "drop_closed",
  ]);
  expect([await code("archive"), await code("archive"), await code("nonsense")]).toEqual(["done", "done", "not_found"]);
  expect((await publicDrop("/api/drops")).drops.map((listed) => listed.dropId)).not.toContain(dropId);
});

test("of two drops on sale a shopper chooses one by its id, and has one pair in each", async () => {
  const manager = await store.signIn(STAFF);
  const make = async (name: string, opensInMs: number) => {
    const { dropId } = (await ask(manager, "POST", "", drop(name, opensInMs, 24 * HOUR_MS, 9))).body;
    await ask(manager, "POST", `/${dropId}/publish`);
    return dropId;
  };
  const [older, newer] = [await make("Older", -2 * HOUR_MS), await make("Newer", -HOUR_MS)];
  const { http } = await store.shopper();
  const first = await store.order(http, "42", "a-key");
  expect(await store.readOrder(http, first)).toMatchObject({ dropId: newer });
  expect(await tryToOrder(http, "42")).toEqual({ status: 409, code: "already_ordered" });
  expect(await tryToOrder(http, "42", older)).toEqual({ status: 202 });
  expect(await tryToOrder(http, "42", "no-such-drop")).toEqual({ status: 404, code: "drop_not_found" });
  for (const dropId of [newer, older]) await ask(manager, "POST", `/${dropId}/close`);
  const latest = await make("Latest", -HOUR_MS / 2);
  expect(await store.order(http, "42", "a-key")).toBe(first); // the answer was lost, and the drop on sale is another by now
  await ask(manager, "POST", `/${latest}/close`);
});

test("only managers run drops", async ({ page }) => {
  const grace = await store.signIn(GRACE);
  const { http: shopper } = await store.shopper();
  const visitor = await store.visitor();
  for (const [http, status] of [
    [visitor, 401],
    [shopper, 403],
    [grace, 403],
  ] as const)
    for (const [method, at] of [
      ["GET", ""],
      ["POST", ""],
      ["PATCH", "/first-drop"],
      ["POST", "/first-drop/pause"],
    ] as const)
      expect((await ask(http, method, at, method === "GET" ? undefined : {})).status).toBe(status);
  await page.goto(`${siteUrl}/signin?callbackUrl=%2Ffulfillment%2Fdrops`);
  await signInPage(page).submit(GRACE);
  await expect(page.getByRole("heading", { name: "This desk is for staff." })).toBeVisible();
});

test("without a script a drop is drafted and published all the same", async ({ browser }) => {
  const manager = await store.signIn(STAFF);
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: await manager.storageState() });
  const page = await context.newPage();
  await page.goto(`${siteUrl}/fulfillment/drops/new`);
  await page.getByLabel("Name", { exact: true }).fill("Plain");
  await press(page, "Save draft");
  await press(page, "Publish");
  await state(page, "Upcoming");
  await page.goto(`${siteUrl}/fulfillment/drops`);
  await expect(page.getByRole("row", { name: /Plain/ })).toContainText("Upcoming");
  await context.close();
});

test("who asks is told once when it opens, after a click in the mailbox, and leaves the list by one click", async ({
  page,
}) => {
  const manager = await store.signIn(STAFF);
  const { dropId } = (await ask(manager, "POST", "", drop("Spring", 2 * HOUR_MS, 24 * HOUR_MS))).body;
  await ask(manager, "POST", `/${dropId}/publish`);
  const { email } = someone("Rosa");
  await page.goto(`${siteUrl}/drops/${dropId}`);
  await page.getByLabel("Email").fill(email);
  await press(page, "Send me one mail");
  await expect(page.getByText("One click to go")).toBeVisible();
  const [token = ""] = await store.linkTokens(email, /\/reminders\/confirm\?token=(\S+)/);
  await page.goto(`${siteUrl}/reminders/confirm?token=${encodeURIComponent(token)}`);
  await expectAccessible(page);
  await press(page, "Yes, tell me");
  await expect(page.getByText("You will hear from us")).toBeVisible();

  const { http, person } = await store.shopper();
  await page.context().addCookies((await http.storageState()).cookies);
  await page.goto(`${siteUrl}/drops/${dropId}`);
  await press(page, "Send me one mail");
  await expect(page.getByText(`We write to ${person.email} once`)).toBeVisible();

  await ask(manager, "PATCH", `/${dropId}`, { opensAt: inMs(-1000) });
  const [away = ""] = await store.linkTokens(email, /\/reminders\/unsubscribe\?token=(\S+)/);
  await expect.poll(() => store.subjects(person.email), { timeout: 60_000 }).toContain("Spring is open");
  const click = await (
    await store.visitor()
  ).post(`/api/reminders/unsubscribe?token=${encodeURIComponent(away)}`, {
    form: { "List-Unsubscribe": "One-Click" },
  });
  expect(click.status()).toBe(204);
  await page.goto(`${siteUrl}/api/reminders/unsubscribe?token=${encodeURIComponent(away)}`);
  await press(page, "Unsubscribe");
  await expect(page.getByText("You are off the list")).toBeVisible();
  expect((await store.subjects(email)).filter((subject) => subject === "Spring is open")).toHaveLength(1);
  await ask(manager, "POST", `/${dropId}/close`);
});

test("a manager tries thresholds out on a drop, and what scores below is approved without a person; turned off, people decide", async ({
  page,
}) => {
  const manager = await store.signInStaff();
  const { dropId } = (await ask(manager, "POST", "", drop(`Alone ${Date.now()}`, -1000, HOUR_MS, 9))).body;
  await ask(manager, "POST", `/${dropId}/publish`);
  await page.goto(`${siteUrl}/signin?callbackUrl=%2Ffulfillment%2Fthresholds`);
  await signInPage(page).submit(STAFF);
  await page.waitForURL((url) => url.pathname === "/fulfillment/thresholds"); // the page of the sign-in names it too
  await page.goto(`${siteUrl}/fulfillment/thresholds?approve=100&reject=100&auto=on&below=100&blind=1`);
  await expectAccessible(page);
  await press(page, "Save these thresholds");
  await expect(page.getByText("Version 1")).toBeVisible();

  const shoppers = await Promise.all([1, 2, 3].map(() => store.shopper()));
  // one in a hundred is reviewed blind: not all three
  const shipped = await Promise.any(
    shoppers.map(async ({ http }) => {
      const orderId = await store.order(http, "42");
      const { paymentUrl } = await store.untilOrder(http, orderId, "awaiting_payment");
      await store.pay(paymentUrl, "paid");
      await store.untilOrder(http, orderId, "shipped");
      return orderId;
    }),
  );
  await page.goto(`${siteUrl}/fulfillment/orders/${shipped}`);
  await expect(page.getByText("Approved by itself, policy version 1")).toBeVisible();
  const log = await (await manager.get(`/api/fulfillment/audit/export?kind=auto&q=${shipped}`)).text();
  expect(log).toContain("Policy version 1: approved below 100");

  await page.goto(`${siteUrl}/fulfillment/thresholds`);
  await page.getByRole("checkbox").uncheck();
  await press(page, "Save these thresholds");
  await expect(page.getByText("Version 2")).toBeVisible();
  const { http } = await store.shopper();
  await store.paidOrder(http, "42");
  await ask(manager, "POST", `/${dropId}/close`);
});
