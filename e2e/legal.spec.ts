import { expect, test } from "./support/fixtures.ts";

const TEXTS = [
  "Delivery and returns",
  "Withdrawal",
  "Legal guarantee",
  "Product safety",
  "Terms",
  "Privacy",
  "Imprint",
];

test("every page's foot leads to what the law wants said", async ({ page, store }) => {
  for (const path of ["/", "/signin", "/nothing-here"]) {
    await page.goto(path);
    for (const name of TEXTS)
      await expect(page.getByRole("contentinfo").getByRole("link", { name, exact: true })).toBeVisible();
  }
  for (const name of TEXTS) {
    await page.getByRole("contentinfo").getByRole("link", { name, exact: true }).click();
    await expect(page).toHaveURL(/\/legal\//);
    await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
  }
  expect((await (await store.visitor()).get("/legal/constructor")).status()).toBe(404);
});

test("the page on withdrawal holds the period, the effects and the model form", async ({ page }) => {
  await page.goto("/legal/withdrawal");
  const main = page.getByRole("main");
  await expect(main).toContainText("within 14 days without giving any reason");
  await expect(main.getByRole("heading", { name: "Model withdrawal form" })).toBeVisible();
  await expect(main).toContainText("hereby give notice");
});

test("who only looks gets no cookie, so there is none to consent to", async ({ page }) => {
  for (const path of ["/", "/signin", "/signup", "/forgot-password", "/legal/privacy", "/nothing-here"]) {
    await page.goto(path);
    await expect(page.getByRole("contentinfo")).toBeVisible();
  }
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  await expect(page.getByText(/accept (all )?cookies/i)).toHaveCount(0);
});

test("the confirmation of an order is kept by the buyer: seller, terms, withdrawal and its form are in the mail", async ({
  store,
}) => {
  const { person } = await store.paidShopper();
  await expect.poll(() => store.subjects(person.email)).toContain("We hold a pair for you");
  const mails = await store.mails(person.email);
  const confirmation = mails.find(({ subject }) => subject === "We hold a pair for you");
  for (const part of [confirmation?.body.text, confirmation?.body.html])
    for (const wanted of ["Terms of sale", "Right of withdrawal", "Model withdrawal form", "within 14 days"])
      expect(part?.toLowerCase()).toContain(wanted.toLowerCase());
  for (const { body } of mails) for (const part of [body.text, body.html]) expect(part).toContain("Company name");
});
