import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures.ts";
import { someone } from "./support/store.ts";

const NEW_PASSWORD = "a brand new password";

async function askOn(page: Page, email: string): Promise<void> {
  await page.goto("/signin");
  await page.getByRole("link", { name: "Forgotten your password?" }).click();
  await page.waitForURL(/\/forgot-password$/);
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { name: "Open your inbox" })).toBeVisible();
}

async function chooseOn(page: Page, token: string, password: string): Promise<void> {
  await page.goto(`/reset-password?token=${token}`);
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Set the new password" }).click();
}

test("a forgotten password is replaced by the link in the mail, and every session ends", async ({ page, store }) => {
  const { person, http } = await store.shopper();
  const orderId = await store.order(http);
  await askOn(page, person.email);
  const [token = ""] = await store.resetTokens(person.email);
  await chooseOn(page, token, NEW_PASSWORD);
  await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
  expect((await http.get(`/api/orders/${orderId}`)).status()).toBe(401);
  const again = await store.signIn({ ...person, password: NEW_PASSWORD });
  expect((await again.get(`/api/orders/${orderId}`)).status()).toBe(200);
  await expect.poll(() => store.subjects(person.email)).toContain("Your password was changed");
});

test("looking at the link changes nothing", async ({ page, store }) => {
  const { person } = await store.shopper();
  await store.forgot(person.email);
  const [token = ""] = await store.resetTokens(person.email);
  for (let i = 0; i < 2; i++) {
    await page.goto(`/reset-password?token=${token}`);
    await expect(page.getByRole("button", { name: "Set the new password" })).toBeVisible();
  }
  await store.signIn(person); // the old one still works
});

test("a link works once: the second use is told so", async ({ page, store }) => {
  const { person } = await store.shopper();
  await store.forgot(person.email);
  const [token = ""] = await store.resetTokens(person.email);
  await page.goto(`/reset-password?token=${token}`);
  expect((await store.resetPassword(token, NEW_PASSWORD)).status()).toBe(200); // in another tab
  expect((await store.resetPassword(token, NEW_PASSWORD)).status()).toBe(200); // whose answer was lost
  const second = await store.resetPassword(token, "yet another password");
  expect([second.status(), (await second.json()).code]).toEqual([409, "token_used"]);
  await page.getByLabel("New password").fill("yet another password");
  await page.getByRole("button", { name: "Set the new password" }).click();
  await expect(page.getByRole("heading", { name: "This link has done its work" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "This link has done its work" })).toBeVisible();
  await store.signIn({ ...person, password: NEW_PASSWORD });
});

test("a token that is not ours is told so", async ({ page, store }) => {
  for (const token of ["x", `pwr_${"0".repeat(26)}.${"a".repeat(43)}`, "a.b.c"]) {
    const refused = await store.resetPassword(token, NEW_PASSWORD);
    expect([refused.status(), (await refused.json()).code]).toEqual([400, "token_invalid"]);
    await page.goto(`/reset-password?token=${token}`);
    await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
  }
  await page.goto("/reset-password");
  await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
});

test("a new password that is too short leaves the link as it is", async ({ store }) => {
  const { person } = await store.shopper();
  await store.forgot(person.email);
  const [token = ""] = await store.resetTokens(person.email);
  const refused = await store.resetPassword(token, "short");
  expect([refused.status(), (await refused.json()).code]).toEqual([422, "validation_failed"]);
  expect((await store.resetPassword(token, NEW_PASSWORD)).status()).toBe(200);
});

test("the answer does not tell whether the address is known, and asking has a limit", async ({ store }) => {
  const { person } = await store.shopper();
  const stranger = someone();
  const answers = await Promise.all([store.forgot(person.email), store.forgot(stranger.email)]);
  expect(answers.map((answer) => answer.status())).toEqual([202, 202]);
  expect(await answers[0]?.text()).toBe(await answers[1]?.text());
  await store.resetTokens(person.email);
  expect(await store.subjects(stranger.email)).toEqual([]);
  const more = await Promise.all(Array.from({ length: 10 }, () => store.forgot(stranger.email)));
  const refused = more.filter((answer) => answer.status() === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(Number(refused[0]?.headers()["retry-after"])).toBeGreaterThan(0);
});

test("neither password nor link is in the workflow's history", async ({ store }) => {
  const { person } = await store.shopper();
  await store.forgot(person.email);
  const [token = ""] = await store.resetTokens(person.email);
  expect((await store.resetPassword(token, "a-very-findable-password")).status()).toBe(200);
  const history = await store.history("password-reset", token.split(".")[0] ?? "");
  expect(history).toContain("mail-reset-link");
  expect(history).not.toMatch(/findable|argon2|token=/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a forgotten password is replaced by plain forms", async ({ page, store }) => {
    const { person } = await store.shopper();
    await askOn(page, person.email);
    const [token = ""] = await store.resetTokens(person.email);
    await chooseOn(page, token, NEW_PASSWORD);
    await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
    await store.signIn({ ...person, password: NEW_PASSWORD });
  });
});
