import type { APIRequestContext } from "@playwright/test";
import { expect, STAFF, test } from "./support/fixtures.ts";
import { SHIPPING_ADDRESS, someone } from "./support/store.ts";

const erase = (http: APIRequestContext, password: string, confirm: unknown = true) =>
  http.post("/api/account/erase", { data: { confirm, password } });

test("the export holds what the store knows, and no secret", async ({ store }) => {
  const { person, http, orderId } = await store.paidShopper();
  const answer = await http.get("/api/account/export");
  expect(answer.status()).toBe(200);
  const text = await answer.text();
  const { line1 } = SHIPPING_ADDRESS;
  for (const known of [person.email, person.firstName, person.lastName, orderId, line1]) expect(text).toContain(known);
  const data = JSON.parse(text) as Record<string, unknown>;
  expect(data).toMatchObject({
    account: { email: person.email, firstName: person.firstName },
    registrations: [{ email: person.email, status: "verified" }],
    orders: [{ orderId, payment: { outcome: "authorized" }, mails: expect.any(Array) }],
  });
  expect(data["sessions"]).toHaveLength(1);
  expect(text).not.toMatch(/argon2|passwordHash|callback|token|sessionId|"score"/i);
  expect((await (await store.visitor()).get("/api/account/export")).status()).toBe(401);
});

test("an account is erased by its password alone, and the address is free again", async ({ store }) => {
  const { person, http } = await store.shopper();
  const wrong = await erase(http, "not the password at all");
  expect([wrong.status(), ((await wrong.json()) as { code: string }).code]).toEqual([403, "wrong_password"]);
  for (const confirm of [false, null, "true"]) expect((await erase(http, person.password, confirm)).status()).toBe(422);
  expect((await http.get("/api/account/export")).status()).toBe(200);
  expect((await erase(http, person.password)).status()).toBe(200);
  expect((await http.get("/api/account/export")).status()).toBe(401);
  expect((await erase(http, person.password)).status()).toBe(401); // a repeat finds no session
  expect((await store.tryToSignIn(person)).status()).toBe(401);
  await store.register({ ...person, firstName: "Anna" }); // the same address and password, a new account
  const [, token = ""] = await store.tokens(person.email, 2);
  expect((await store.verify(token, person.password)).status()).toBe(200);
  expect(await (await (await store.signIn(person)).get("/api/account/export")).json()).toMatchObject({
    account: { firstName: "Anna" },
    orders: [],
  });
});

test("an order stays in the books without personal data, and one that is not on its way is ended", async ({
  store,
}) => {
  const staff = await store.signInStaff();
  const { person, http, orderId } = await store.paidShopper();
  expect((await erase(http, person.password)).status()).toBe(200);
  await store.untilOrder(staff, orderId, "compensated");
  await expect
    .poll(async () => (await (await staff.get(`/api/fulfillment/orders/${orderId}`)).text()).includes(person.lastName))
    .toBe(false);
  const kept = await (await staff.get(`/api/fulfillment/orders/${orderId}`)).text();
  expect(kept).toContain(orderId);
  for (const known of [person.email, person.firstName, SHIPPING_ADDRESS.line1]) expect(kept).not.toContain(known);
  const [payment] = await store.payments(orderId);
  expect([payment?.status, payment?.amountCaptured]).toEqual(["canceled", 0]);
});

test("a shipped order goes on without its shopper", async ({ store }) => {
  const staff = await store.signInStaff();
  const { person, http, orderId } = await store.paidShopper();
  await store.decide(staff, orderId, "approve");
  await store.untilOrder(staff, orderId, "shipped");
  expect((await erase(http, person.password)).status()).toBe(200);
  expect((await store.readOrder(staff, orderId)).status).toBe("shipped");
  expect(await (await staff.get(`/api/fulfillment/orders/${orderId}`)).text()).not.toContain(person.email);
  const history = await store.history("order", orderId);
  expect(history).not.toMatch(/ExecutionFailed/);
});

test("an account of the team is not erased by itself", async ({ store }) => {
  const answer = await erase(await store.signInStaff(), STAFF.password);
  expect([answer.status(), ((await answer.json()) as { code: string }).code]).toEqual([403, "staff_account"]);
});

test("a person downloads the data and deletes the account, in two steps", async ({ page, store, signInHere, at }) => {
  const { person } = await store.shopper();
  await signInHere(person);
  await page.goto("/account");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download my data" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("my-data.json");
  await page.getByRole("link", { name: "Delete my account" }).click();
  await page.getByLabel("Your password").fill("not the password");
  await page.getByLabel(/Yes, delete my account/).check();
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByText("This is not your password.").first()).toBeVisible();
  await page.getByLabel("Your password").fill(person.password);
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Your account is deleted" })).toBeVisible();
  await page.goto("/account");
  await expect(page).toHaveURL(/\/signin/);
  await at.signIn.submit(person);
  await expect(at.signIn.problem).toContainText("do not match");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an account is deleted by a plain form", async ({ page, store, signInHere }) => {
    const person = someone();
    await store.shopper(person);
    await signInHere(person);
    await page.goto("/account/delete");
    await page.getByLabel("Your password").fill(person.password);
    await page.getByLabel(/Yes, delete my account/).check();
    await page.getByRole("button", { name: "Delete my account" }).click();
    await expect(page).toHaveURL(/\/(signin|account\/delete)/);
    expect((await store.tryToSignIn(person)).status()).toBe(401);
  });
});
