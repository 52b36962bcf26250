import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures.ts";
import { someone } from "./support/store.ts";

const NEW_PASSWORD = "a brand new password";

async function changePassword(page: Page, current: string, next: string): Promise<void> {
  await page.getByLabel("Current password").fill(current);
  await page.getByLabel("New password").fill(next);
  await page.getByRole("button", { name: "Change password" }).click();
}

test("who is not signed in signs in and comes back to the account", async ({ at, page, store }) => {
  const { person } = await store.shopper();
  await page.goto("/account");
  await at.signIn.submit(person);
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(person.firstName);
  await expect(page.getByText("No order yet.")).toBeVisible();
  const details = page.getByRole("region", { name: "My details" });
  await expect(details).toContainText(`${person.firstName} ${person.lastName}`);
  await expect(details).toContainText(person.email);
});

test("my orders are listed with where they stand, newest first, and lead to their pages", async ({
  page,
  store,
  signInHere,
}) => {
  const { person, http } = await store.shopper();
  const ended = await store.order(http);
  await store.untilOrder(http, ended, "awaiting_payment");
  expect((await http.post(`/api/orders/${ended}/cancel`)).status()).toBe(202);
  await store.untilOrder(http, ended, "compensated");
  const live = await store.paidOrder(http, "43");
  const { pairNumber } = await store.readOrder(http, live);
  await store.order((await store.shopper()).http); // another shopper's
  await signInHere(person);
  await page.goto("/account");
  const orders = page.getByRole("region", { name: "My orders" }).getByRole("article");
  await expect(orders).toHaveCount(2);
  await expect(orders.nth(0)).toContainText("Awaiting approval");
  await expect(orders.nth(0)).toContainText(`Nº ${String(pairNumber).padStart(4, "0")}`);
  await expect(orders.nth(1)).toContainText("You cancelled this order");
  await orders.nth(0).getByRole("link", { name: "EU 43" }).click();
  await expect(page).toHaveURL(new RegExp(`/orders/${live}$`));
});

test("a change of password ends the other sessions, keeps this one, and is told by mail", async ({
  page,
  store,
  signInHere,
}) => {
  const { person, http } = await store.shopper();
  const orderId = await store.order(http);
  await signInHere(person);
  await page.goto("/account");
  await changePassword(page, person.password, NEW_PASSWORD);
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL(/\/account$/);
  expect((await http.get(`/api/orders/${orderId}`)).status()).toBe(401);
  const again = await store.signIn({ ...person, password: NEW_PASSWORD });
  expect((await again.get(`/api/orders/${orderId}`)).status()).toBe(200);
  await expect.poll(() => store.subjects(person.email)).toContain("Your password was changed");
  const mail = (await store.mails(person.email)).find(({ subject }) => subject === "Your password was changed");
  for (const part of [mail?.body.html, mail?.body.text]) expect(part).toContain("/forgot-password");
});

test("a change of password asks for the current one and for a good new one", async ({ page, store, signInHere }) => {
  const { person } = await store.shopper();
  await signInHere(person);
  await page.goto("/account");
  await changePassword(page, "not the password", NEW_PASSWORD);
  await expect(page.getByText("This is not your current password.")).toBeVisible();
  await changePassword(page, person.password, "short");
  await expect(page.getByText("Use at least 10 characters.")).toBeVisible();
  await changePassword(page, person.password, person.password);
  await expect(page.getByText("This is the password you have.")).toBeVisible();
  await store.signIn(person); // nothing has changed
});

test("an address that is not verified yet says so, and has an account all the same", async ({
  page,
  store,
  signInHere,
}) => {
  const person = someone();
  await store.register(person);
  await store.tokens(person.email);
  await signInHere(person);
  await page.goto("/account");
  await expect(page.getByText("Not yet: press the button")).toBeVisible();
});

test("signing out on the account page ends the session here", async ({ page, store, signInHere }) => {
  const { person } = await store.shopper();
  await signInHere(person);
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out here" }).click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await page.goto("/account");
  await expect(page).toHaveURL(/\/signin/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("signing in on the first visit, changing the password and signing out work as plain forms", async ({
    page,
    store,
  }) => {
    const { person } = await store.shopper();
    await page.goto("/signin?callbackUrl=%2Faccount");
    await page.getByLabel("Email").fill(person.email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("Email and password do not match.")).toBeVisible();
    await page.goto("/signin?callbackUrl=%2Faccount");
    await page.getByLabel("Email").fill(person.email);
    await page.getByLabel("Password").fill(person.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/account$/);
    await changePassword(page, person.password, NEW_PASSWORD);
    await expect(page.getByText("Your password is changed.")).toBeVisible();
    await page.getByRole("button", { name: "Sign out here" }).click();
    await page.goto("/account");
    await expect(page).toHaveURL(/\/signin/);
  });

  test("the very first form that a browser sends signs in", async ({ page, store, context }) => {
    const { person } = await store.shopper();
    await context.clearCookies();
    await page.goto("/signin?callbackUrl=%2Faccount");
    await page.getByLabel("Email").fill(person.email);
    await page.getByLabel("Password").fill(person.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/account$/);
  });
});

test("another site's form begins no session", async ({ store }) => {
  const { person } = await store.shopper();
  const visitor = await store.visitor();
  const form = { email: person.email, password: person.password, callbackUrl: "/" };
  for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }]) {
    await visitor.post("/api/auth/callback/credentials", { form, headers, maxRedirects: 0 });
    expect(await (await visitor.get("/api/auth/session")).json()).toEqual({});
  }
  const headers = { origin: store.stack.siteUrl };
  await visitor.post("/api/auth/callback/credentials", { form, headers, maxRedirects: 0 });
  expect(await (await visitor.get("/api/auth/session")).json()).toHaveProperty("user"); // our own form does
});
