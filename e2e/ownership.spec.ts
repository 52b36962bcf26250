import { expect, test } from "./support/fixtures.ts";
import { expectAccessible } from "./support/page-quality.ts";
import { someone, type Store } from "./support/store.ts";

/** An account belongs to who proves the mailbox: nobody else's password, session or link opens it. */

const hers = "quarry violin lantern";

/** A stranger signs up with somebody else's address and a password of their own, and signs in. */
async function squat(store: Store) {
  const person = someone();
  const browser = await store.visitor();
  const registrationId = await store.register(person, browser);
  const [token = ""] = await store.tokens(person.email);
  const http = await store.signIn(person);
  expect((await store.tryToOrder(http, "42")).status()).toBe(403);
  return { person, registrationId, browser, token, http };
}

const codeOf = async (answer: { status(): number; json(): Promise<unknown> }) => [
  answer.status(),
  ((await answer.json()) as { code?: string }).code,
];

test("a stranger's sign-up gives way to the owner's: password, link and session of before are worth nothing", async ({
  store,
}) => {
  const { person, registrationId, token, http } = await squat(store);
  const owner = { ...person, password: hers };
  const browser = await store.visitor();
  const own = await store.register(owner, browser);
  const [, newest = ""] = await store.tokens(person.email, 2);
  expect(await store.registrationStatus(registrationId)).toBe("expired");
  expect((await store.tryToOrder(http, "42")).status()).toBe(401);
  expect(await codeOf(await store.verify(token, person.password))).toEqual([410, "token_expired"]);
  expect((await store.verify(newest, undefined, browser)).status()).toBe(200);
  await store.untilRegistration(own, "verified");
  expect((await store.tryToOrder(http, "42")).status()).toBe(401);
  expect((await (await http.get("/api/auth/session")).json()) as object).toEqual({});
  expect(new URL((await (await store.tryToSignIn(person)).json()).url).searchParams.get("error")).toBeTruthy();
  expect((await store.tryToOrder(await store.signIn(owner), "42")).status()).toBe(202);
});

test("the link alone does nothing but where one signed up: elsewhere the password is asked for", async ({ store }) => {
  const { person, registrationId, token, browser } = await squat(store);
  const elsewhere = await store.visitor();
  expect(await codeOf(await elsewhere.post("/api/verify", { data: { token } }))).toEqual([403, "password_required"]);
  for (const guess of ["", "a guess", hers])
    expect(await codeOf(await store.verify(token, guess))).toEqual([403, "password_required"]);
  const other = await store.visitor();
  await store.register(someone(), other); // another sign-up's cookie is no proof for this one
  expect(await codeOf(await other.post("/api/verify", { data: { token } }))).toEqual([403, "password_required"]);
  expect(await store.registrationStatus(registrationId)).toBe("awaiting_verification");
  expect((await browser.post("/api/verify", { data: { token } })).status()).toBe(200);
  expect((await elsewhere.post("/api/verify", { data: { token } })).status()).toBe(200); // the second time
  await store.signIn(person);
});

test("guesses at the password behind a link have a limit", async ({ store }) => {
  const { token } = await squat(store);
  const answers = await Promise.all(Array.from({ length: 12 }, () => store.verify(token, "a guess")));
  expect(answers.map((answer) => answer.status())).toContain(429);
});

test("who finds a link in the mailbox that a stranger caused makes the account theirs", async ({ at, page, store }) => {
  const { person, token, http } = await squat(store);
  await at.verify.open(token);
  await expectAccessible(page);
  await at.verify.password.fill("not what the stranger chose");
  await at.verify.press();
  await expect(page.getByText(/not the password that was chosen/).first()).toBeVisible();
  await page.getByRole("link", { name: "Set a new password" }).click();
  await expect(page.getByRole("heading", { name: "Make this account yours" })).toBeVisible();
  await expect(page.getByLabel("First name")).toHaveValue(""); // the stranger's text is not shown
  await expectAccessible(page);
  await page.getByLabel("First name").fill("Grace");
  await page.getByLabel("Last name").fill("Hopper");
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Set password and verify" }).click();
  await expect(page.getByText("Use at least 10 characters.")).toBeVisible();
  await page.getByLabel("New password").fill(hers);
  await page.getByRole("button", { name: "Set password and verify" }).click();
  await expect(at.verify.heading(/verified/i)).toBeVisible();
  expect((await store.tryToOrder(http, "42")).status()).toBe(401);
  expect(new URL((await (await store.tryToSignIn(person)).json()).url).searchParams.get("error")).toBeTruthy();
  const session = await (await store.signIn({ ...person, password: hers })).get("/api/auth/session");
  expect(await session.json()).toMatchObject({ user: { name: "Grace", email: person.email } });
});

test("the password asks nothing of the browser that signed up", async ({ at, page, store }) => {
  const person = someone();
  await at.signUp.signUp(person);
  const [token = ""] = await store.tokens(person.email);
  await at.verify.open(token);
  await expect(page.getByRole("button", { name: "Verify my address" })).toBeVisible();
  await expect(at.verify.password).toHaveCount(0);
  const cookie = (await page.context().cookies()).find(({ name }) => name === "sign-up");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});

test("nothing of what a stranger typed stands in a mail before the mailbox is verified", async ({ store }) => {
  const person = { ...someone("Eve"), firstName: "Zzyzx", lastName: "Qwertz" };
  const registrationId = await store.register(person);
  await store.tokens(person.email);
  const visitor = await store.visitor();
  expect((await visitor.post(`/api/registrations/${registrationId}/resend`)).status()).toBe(202);
  await store.forgot(person.email);
  await store.resetTokens(person.email);
  await store.tokens(person.email, 2);
  for (const { subject, body } of await store.mails(person.email))
    expect(`${subject} ${body.html} ${body.text}`).not.toMatch(/Zzyzx|Qwertz/);
});

test.describe("the link again", () => {
  test("is sent to who is signed in on another device", async ({ page, store, signInHere }) => {
    const person = someone();
    await store.register(person);
    const [first = ""] = await store.tokens(person.email);
    await signInHere(person);
    await page.goto("/account");
    await page.getByRole("button", { name: "Send the link again" }).click();
    await expect(page.getByText("A new link is on its way.")).toBeVisible();
    const [, second = ""] = await store.tokens(person.email, 2);
    expect(await codeOf(await store.verify(first))).toEqual([400, "token_invalid"]);
    expect((await store.verify(second)).status()).toBe(200);
  });

  test("is sent for an address from the sign-in page, and the answer is the same for any", async ({ page, store }) => {
    const person = someone();
    await store.register(person);
    await store.tokens(person.email);
    for (const email of [person.email, someone().email]) {
      await page.goto("/signin");
      await page.getByRole("link", { name: "Send the link again" }).click();
      await page.waitForURL(/\/verify\/again$/);
      await page.getByLabel("Email").fill(email);
      await page.getByRole("button", { name: "Send the link again" }).click();
      await expect(page.getByText(/If this address waits to be verified/)).toBeVisible();
    }
    await expectAccessible(page);
    await store.tokens(person.email, 2);
  });

  test("has one answer and a limit over HTTP", async ({ store }) => {
    const { person } = await store.shopper();
    const visitor = await store.visitor();
    const ask = (email: string) => visitor.post("/api/verify/resend", { data: { email } });
    const answers = await Promise.all([ask(person.email), ask(someone().email)]);
    expect(answers.map((answer) => answer.status())).toEqual([202, 202]);
    expect(await answers[0]?.text()).toBe(await answers[1]?.text());
    const many = await Promise.all(Array.from({ length: 12 }, () => ask(person.email)));
    expect(many.map((answer) => answer.status())).toContain(429);
    expect(await store.tokens(person.email)).toHaveLength(1); // verified: no link any more
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the password behind the link, a new one, and the link again work as plain forms", async ({
    at,
    page,
    store,
  }) => {
    const { person, token } = await squat(store);
    await page.goto("/verify/again");
    await page.getByLabel("Email").fill(person.email);
    await page.getByRole("button", { name: "Send the link again" }).click();
    await expect(page.getByText(/If this address waits to be verified/)).toBeVisible();
    const [, newest = ""] = await store.tokens(person.email, 2);
    await at.verify.open(token);
    await at.verify.password.fill(person.password);
    await at.verify.press();
    await expect(at.verify.heading("This link does not work")).toBeVisible();
    await at.verify.open(newest);
    await at.verify.password.fill("a guess");
    await at.verify.press();
    await expect(page.getByText(/not the password that was chosen/).first()).toBeVisible();
    await page.getByRole("link", { name: "Set a new password" }).click();
    await page.getByLabel("First name").fill("Grace");
    await page.getByLabel("Last name").fill("Hopper");
    await page.getByLabel("New password").fill(hers);
    await page.getByRole("button", { name: "Set password and verify" }).click();
    await expect(at.verify.heading(/verified/i)).toBeVisible();
    await store.signIn({ ...person, password: hers });
  });
});
