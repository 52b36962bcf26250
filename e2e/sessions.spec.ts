import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./support/fixtures.ts";
import { someone, type Store } from "./support/store.ts";

const COOKIE = "next-auth.session-token";

/** What a thief would copy. */
async function copied(http: APIRequestContext): Promise<string> {
  const { cookies } = await http.storageState();
  return cookies.find(({ name }) => name === COOKIE)?.value ?? "";
}

/** Shows the token everywhere where a session counts: what it is told by API, page, and next-auth's own route. */
async function shown(store: Store, token: string) {
  const visitor = await store.visitor();
  const headers = { cookie: `${COOKIE}=${token}` };
  const api = await visitor.post("/api/orders", { headers, data: {} });
  const page = await visitor.get("/account", { headers, maxRedirects: 0 });
  const session = await visitor.get("/api/auth/session", { headers });
  const minted = session.headersArray().filter(({ name, value }) => name === "set-cookie" && value.startsWith(COOKIE));
  return {
    api: api.status(),
    page: page.status(),
    session: Object.keys((await session.json()) as object).length > 0,
    minted: minted.some(({ value }) => !value.startsWith(`${COOKIE}=;`)),
  };
}

const REFUSED = { api: 401, page: 307, session: false, minted: false };
const TAKEN = { api: 422, page: 200, session: true };

const signOut = async (http: APIRequestContext): Promise<void> => {
  const { csrfToken } = (await (await http.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await http.post("/api/auth/signout", { form: { csrfToken, json: "true" } });
  expect(answer.status()).toBe(200);
};

test("a copied token is worth nothing after the sign-out, on page, API and next-auth's own routes", async ({
  store,
}) => {
  const { http } = await store.shopper();
  const token = await copied(http);
  expect(await shown(store, token)).toMatchObject(TAKEN);
  const reminted = await copied(http);
  await signOut(http);
  for (const stolen of [token, reminted]) expect(await shown(store, stolen)).toEqual(REFUSED);
  expect(await shown(store, token)).toEqual(REFUSED); // and it stays so
});

test("signing out in two tabs is signing out once", async ({ store }) => {
  const { http } = await store.shopper();
  await Promise.all([signOut(http), signOut(http)]);
  await signOut(http);
  expect(await (await http.get("/api/auth/session")).json()).toEqual({});
});

test("signing in again ends the session that this browser had", async ({ store }) => {
  const { person, http } = await store.shopper();
  const before = await copied(http);
  expect((await store.tryToSignIn(person, http)).status()).toBe(200);
  expect(await shown(store, before)).toEqual(REFUSED);
  expect(await shown(store, await copied(http))).toMatchObject(TAKEN);
});

test("a copied token is worth nothing after a change of password, and after a new one by mail", async ({
  page,
  store,
  signInHere,
}) => {
  const { person, http } = await store.shopper();
  const elsewhere = await copied(http);
  await signInHere(person);
  const here = (await page.context().cookies()).find(({ name }) => name === COOKIE)?.value ?? "";
  await page.goto("/account");
  await page.getByLabel("Current password").fill(person.password);
  await page.getByLabel("New password").fill("quarry violin lantern");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  for (const token of [elsewhere, here]) expect(await shown(store, token)).toEqual(REFUSED);
  await page.reload();
  await expect(page).toHaveURL(/\/account$/); // this browser goes on, under a new token
  const renewed = (await page.context().cookies()).find(({ name }) => name === COOKIE)?.value ?? "";
  await store.forgot(person.email);
  const [reset = ""] = await store.resetTokens(person.email);
  expect((await store.resetPassword(reset, "marble orchid telegraph")).status()).toBe(200);
  expect(await shown(store, renewed)).toEqual(REFUSED);
});

const rows = (page: Page) => page.getByRole("main").getByRole("article");

test.describe("the list of sessions", () => {
  test("says where one is signed in, and ends one of them or all others", async ({ page, store, signInHere }) => {
    const { person, http } = await store.shopper();
    const [one, two, three] = [
      await copied(http),
      await copied(await store.signIn(person)),
      await copied(await store.signIn(person)),
    ];
    await signInHere(person);
    await page.goto("/account");
    await page.getByRole("link", { name: "Where you are signed in" }).click();
    await expect(rows(page)).toHaveCount(4);
    await expect(rows(page).first()).toContainText("This one");
    await expect(rows(page).first()).toContainText(/Chrome on \w+/);
    await rows(page).nth(1).getByRole("button", { name: /^End/ }).click();
    await expect(rows(page)).toHaveCount(3);
    const left = await Promise.all([one, two, three].map((token) => shown(store, token)));
    expect(left.filter(({ api }) => api === 401)).toHaveLength(1);
    await page.getByRole("button", { name: "Sign out everywhere else" }).click();
    await expect(page.getByText("You are signed out everywhere but here.")).toBeVisible();
    await expect(rows(page)).toHaveCount(1);
    for (const token of [one, two, three]) expect(await shown(store, token)).toEqual(REFUSED);
    await page.reload();
    await expect(rows(page)).toHaveCount(1);
  });

  test("ends no session of another shopper", async ({ page, store, signInHere }) => {
    const [{ person, http }, other] = [await store.shopper(), await store.shopper()];
    await signInHere(other.person);
    await page.goto("/account/sessions");
    const theirs = await (await http.get("/account/sessions")).text();
    expect(theirs).toContain(person.email);
    await page.getByRole("button", { name: "Sign out everywhere else" }).click();
    await expect(page.getByText("You are signed in nowhere else.")).toBeVisible();
    expect(await shown(store, await copied(http))).toMatchObject(TAKEN);
  });

  test.describe("without JavaScript", () => {
    test.use({ javaScriptEnabled: false });

    test("works as plain forms", async ({ page, store, signInHere }) => {
      const { person, http } = await store.shopper();
      await store.signIn(person);
      await signInHere(person);
      await page.goto("/account/sessions");
      await rows(page).nth(1).getByRole("button", { name: /^End/ }).click();
      await expect(rows(page)).toHaveCount(2);
      await page.getByRole("button", { name: "Sign out everywhere else" }).click();
      await expect(page.getByText("You are signed out everywhere but here.")).toBeVisible();
      expect(await shown(store, await copied(http))).toEqual(REFUSED);
    });
  });
});

test("a cookie that holds no token of ours is no session and breaks nothing", async ({ store }) => {
  for (const value of [
    "undefined",
    "null",
    "",
    "a.b.c",
    "%A0",
    "%00",
    `"`,
    "x".repeat(3000),
    "eyJhbGciOiJub25lIn0.e30.",
  ]) {
    expect(await shown(store, value), value).toEqual(REFUSED);
    const visitor = await store.visitor();
    const headers = { cookie: `${COOKIE}=${value}` };
    expect((await visitor.get("/", { headers })).status(), value).toBe(200);
    const person = someone();
    const answer = await visitor.post("/api/register", { headers, data: person });
    expect(answer.status(), value).toBe(202);
  }
});
