import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures.ts";
import { expectAccessible, expectNoOverflow } from "./support/page-quality.ts";
import { someone, type Person } from "./support/store.ts";

async function fillIn(page: Page, person: Person): Promise<void> {
  await page.goto("/signup");
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("First name").fill(person.firstName);
  await page.getByLabel("Last name").fill(person.lastName);
  await page.getByLabel("Password").fill(person.password);
}

const wrong = { email: "ada@example", firstName: "<Ada>", lastName: "evil\u202e", password: "too short" };

test("the form says the same as the API, before anything is sent", async ({ page, store }) => {
  const answer = await (await store.visitor()).post("/api/register", { data: wrong });
  const { errors } = (await answer.json()) as { errors: { message: string }[] };
  expect(errors).toHaveLength(4);
  await fillIn(page, wrong);
  await page.getByRole("button", { name: "Create account" }).click();
  for (const { message } of errors) await expect(page.getByText(message)).toBeVisible();
  await expect(page).toHaveURL(/\/signup/);
  await expectAccessible(page);
});

test("what is mended is no longer complained of", async ({ page }) => {
  await fillIn(page, { ...someone(), email: "ada@" });
  await expect(page.getByText("This does not look like an e-mail address.")).toBeVisible();
  await page.getByLabel("Email").fill("ada@example.com");
  await expect(page.getByText("This does not look like an e-mail address.")).toHaveCount(0);
});

test("a password can be looked at, pasted, and is judged while it is typed", async ({ page }) => {
  await page.goto("/signup");
  const password = page.getByLabel("Password");
  await password.fill("password12");
  await expect(page.getByText("Easy to guess.")).toBeVisible();
  await password.fill("correct horse battery staple");
  await expect(page.getByText("Strong.")).toBeVisible();
  await page.getByRole("button", { name: "Show" }).click();
  await expect(password).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: "Hide" }).click();
  await expect(password).toHaveAttribute("type", "password");
  await password.fill("");
  await password.evaluate((input: HTMLInputElement) => {
    input.focus();
    document.execCommand("insertText", false, "pasted from a manager");
  });
  await expect(password).toHaveValue("pasted from a manager");
});

test("the next page says where to look, sends again after a pause, and leads back from a wrong address", async ({
  page,
  store,
}) => {
  const mistyped = someone("Adda");
  await fillIn(page, mistyped);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(/\/registrations\/reg_/);
  await expect(page.getByRole("heading", { name: "Open your inbox" })).toBeVisible();
  await expect(page).toHaveTitle(/Open your inbox/);
  await expect(page.getByText(mistyped.email)).toBeVisible();
  await page.getByRole("button", { name: "Send the link again" }).click();
  await expect(page.getByRole("button", { name: /Send again in/ })).toBeDisabled();
  await store.tokens(mistyped.email, 2);
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.getByRole("link", { name: "Sign up with another" }).click();
  await expect(page.getByRole("heading", { name: "Create your account" })).toBeVisible();
});

test("the waiting page's title turns when the link is pressed elsewhere", async ({ page, store }) => {
  const person = someone();
  const registrationId = await store.register(person);
  await page.goto(`/registrations/${registrationId}`);
  const [token = ""] = await store.tokens(person.email);
  expect((await store.verify(token)).status()).toBe(200);
  await expect(page).toHaveTitle(/You are in/);
  await expect(page.getByRole("status").filter({ hasText: "You are in." })).toHaveCount(1);
  await expectAccessible(page);
});

test("a registration that does not exist is not found", async ({ page }) => {
  const response = await page.goto(`/registrations/reg_${"0".repeat(26)}`);
  expect(response?.status()).toBe(404);
});

test("a slip in the provider's name gets a hint that one press takes, and no refusal", async ({ page }) => {
  await page.goto("/signup");
  const email = page.getByLabel("Email");
  await email.fill("ada@gmial.com");
  await page.getByLabel("First name").focus();
  await expect(page.getByRole("status").filter({ hasText: "Did you mean" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "ada@gmail.com" }).click();
  await expect(email).toHaveValue("ada@gmail.com");
  await expect(page.getByText("Did you mean")).toHaveCount(0);
  await email.fill("ada@example.com");
  await page.getByLabel("First name").focus();
  await expect(page.getByText("Did you mean")).toHaveCount(0);
});

test("who is signed in with a verified address is not told to sign in", async ({ at, page, store, signInHere }) => {
  const person = someone();
  const registrationId = await store.register(person);
  const [token = ""] = await store.tokens(person.email);
  await store.verify(token, person.password);
  await store.untilRegistration(registrationId, "verified");
  await signInHere(person);
  const main = page.getByRole("main");
  for (const path of [`/registrations/${registrationId}`, "/verify"]) {
    await page.goto(path);
    await expect(main.getByText(/you are signed in/i).first()).toBeVisible();
    await expect(main.getByRole("link", { name: "Sign in" })).toHaveCount(0);
  }
  await at.verify.open(encodeURIComponent(token));
  await at.verify.press();
  await expect(main.getByText("You are signed in, and can order.")).toBeVisible();
  await expect(main.getByRole("link", { name: "Sign in" })).toHaveCount(0);
});
