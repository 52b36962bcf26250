import { expect, test } from "./support/gallery.ts";

const TEXTS = ["delivery-and-returns", "withdrawal", "guarantee", "product-safety", "terms", "privacy", "imprint"];

test.describe("The law", () => {
  test("Legal texts", async ({ page, shoot }) => {
    for (const name of TEXTS) {
      await page.goto(`/legal/${name}`);
      await shoot(await page.getByRole("heading", { level: 1 }).innerText());
    }
  });

  test("Deleting the account", async ({ page, store, enterAs, shoot }) => {
    const { person, http } = await store.shopper();
    await enterAs(http);
    await page.goto("/account/delete");
    await shoot("What happens, before it is decided");
    await page.getByLabel("Your password").fill("not the password");
    await page.getByLabel(/Yes, delete my account/).check();
    await page.getByRole("button", { name: "Delete my account" }).click();
    await expect(page.getByText("This is not your password.").first()).toBeVisible();
    await shoot("A wrong password");
    await page.getByLabel("Your password").fill(person.password);
    await page.getByRole("button", { name: "Delete my account" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Your account is deleted" })).toBeVisible();
    await shoot("Deleted");
  });
});
