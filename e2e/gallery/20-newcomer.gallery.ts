import { randomUUID } from "node:crypto";
import { someone } from "../support/store.ts";
import { expect, test } from "./support/gallery.ts";

const wrong = { email: "ada@example", firstName: "<Ada>", lastName: "  ", password: "too short" };

test.describe("New user", () => {
  test("Signing up", async ({ page, at, store, shoot }) => {
    await at.signUp.open();
    await shoot("Empty");
    await at.signUp.typeIn(wrong);
    await at.signUp.submit();
    await expect(page.getByText("This does not look like an e-mail address.").first()).toBeVisible();
    await shoot("Something is wrong in every field");
    const person = someone();
    await at.signUp.typeIn({ ...person, password: "password12" });
    await shoot("An easy password");
    await at.signUp.typeIn({ ...person, password: "correct horse battery staple" });
    await page.getByRole("button", { name: "Show" }).click();
    await shoot("A strong password, shown");
    for (let tries = 0; tries < 21; tries++)
      await (await store.visitor()).post("/api/register", { data: { ...person, password: `try ${randomUUID()}` } });
    await at.signUp.submit();
    await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
    await shoot("Too many attempts");
  });

  test("The waiting page", async ({ at, page, store, shoot }) => {
    const person = someone();
    await at.signUp.signUp(person);
    await expect(at.registration.heading("Open your inbox")).toBeVisible();
    await shoot("Open your inbox");
    await at.registration.sendAgain();
    await expect(page.getByRole("button", { name: /Send again in/ })).toBeVisible();
    await shoot("Sent again, with a pause");
    const [, token = ""] = await store.tokens(person.email, 2);
    expect((await store.verify(token)).status()).toBe(200);
    await expect(at.registration.heading("You are in")).toBeVisible();
    await shoot("Verified");
  });

  test("The link in the mail", async ({ at, page, store, shoot }) => {
    const person = someone();
    await store.register(person);
    const [token = ""] = await store.tokens(person.email);
    await at.verify.open(token);
    await shoot("Before the button, where one did not sign up");
    await page.getByRole("link", { name: "Set a new password" }).click();
    await expect(page.getByRole("heading", { name: "Make this account yours" })).toBeVisible();
    await shoot("A new password, where a stranger signed up");
    await at.verify.open(token);
    await at.verify.password.fill(person.password);
    await at.verify.press();
    await expect(at.verify.heading(/verified/i)).toBeVisible();
    await shoot("Verified");
    await at.verify.open("not-a-token");
    await at.verify.press();
    await expect(at.verify.heading("This link does not work")).toBeVisible();
    await shoot("A link that does not work");
  });

  test("A forgotten password", async ({ page, store, shoot }) => {
    const { person } = await store.shopper();
    await page.goto("/forgot-password");
    await shoot("Empty");
    await page.getByLabel("Email").fill("ada@");
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByText("This does not look like an e-mail address.").first()).toBeVisible();
    await shoot("Not an address");
    await page.getByLabel("Email").fill(person.email);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByRole("heading", { name: "Open your inbox" })).toBeVisible();
    await shoot("The link is sent");
  });

  test("A new password", async ({ page, store, shoot }) => {
    const { person } = await store.shopper();
    await store.forgot(person.email);
    const [token = ""] = await store.resetTokens(person.email);
    await page.goto(`/reset-password?token=${token}`);
    await shoot("Empty");
    await page.getByLabel("New password").fill("short");
    await page.getByRole("button", { name: "Set the new password" }).click();
    await expect(page.getByText("Use at least 10 characters.").first()).toBeVisible();
    await shoot("Too short");
    await page.getByLabel("New password").fill("a brand new password");
    await page.getByRole("button", { name: "Set the new password" }).click();
    await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
    await shoot("Changed");
    await page.goto(`/reset-password?token=${token}`);
    await shoot("The link has done its work");
    await page.goto("/reset-password?token=x");
    await shoot("The link does not work");
  });
});
