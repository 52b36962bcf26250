import { expect, test } from "./support/fixtures.ts";
import { expectAccessible, expectNoOverflow, layoutShift, scriptBytes } from "./support/page-quality.ts";

/** Next's router and React alone are 131 kB of it; address, reminder and what the page sees of its use came since it was 152. */
const SCRIPT_BUDGET_BYTES = 155_000;

test("the drop counts down on the store's clock, however wrong the shopper's own is", async ({ page, store }) => {
  await page.clock.install({ time: Date.now() + 5 * 3_600_000 });
  await page.goto("/");
  const { closesAt } = (await (await (await store.visitor()).get("/api/drop")).json()) as { closesAt: string };
  await expect(async () => {
    const hours = Math.floor(((Date.parse(closesAt) - Date.now()) / 3_600_000) % 24); // another one when the hour turns
    const text = `${String(hours).padStart(2, "0")}hours`;
    await expect(page.getByRole("timer")).toContainText(text, { timeout: 1000 });
  }).toPass();
});

test("sizes are read in the shopper's scale, which is remembered, and ordered in EU", async ({ page }) => {
  await page.goto("/");
  const size = page.getByRole("radiogroup", { name: "Size" }).getByRole("radio", { name: "EU 42" });
  await page.getByRole("button", { name: "UK" }).click();
  await expect(size).toHaveAccessibleName(/UK 8/);
  await page.reload();
  await expect(size).toHaveAccessibleName(/UK 8/);
  await expect(size).toHaveValue("42");
  await page.getByRole("button", { name: "US" }).click();
  await expect(size).toHaveAccessibleName(/US 9/);
});

test("a size is chosen with the arrow keys", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("radio", { name: "EU 41" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "EU 42" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "EU 42" })).toBeFocused();
});

test("the chosen size comes back after signing in", async ({ at, page, store }) => {
  const { person } = await store.shopper();
  await page.goto("/");
  await page.getByRole("radio", { name: "EU 44" }).check({ force: true });
  await page.getByRole("button", { name: "Order now" }).click();
  await at.signIn.submit(person);
  await expect(page.getByRole("radio", { name: "EU 44" })).toBeChecked();
});

test("without a network the page says so, and when it is back", async ({ page, context }) => {
  await page.goto("/");
  await expect(page.getByRole("timer")).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("You are offline.")).toHaveCount(0);
});

for (const path of ["/", "/signup", "/signin", "/verify?token=x", "/verify", "/nowhere"])
  test(`${path} is accessible in light and dark, and fits a narrow screen`, async ({ page }) => {
    await page.goto(path);
    await expectAccessible(page);
    await expectNoOverflow(page);
  });

test("nothing moves while the first pages load", async ({ page }) => {
  expect(await layoutShift(page, "/")).toBe(0);
  expect(await layoutShift(page, "/signup")).toBe(0);
});

test("the first page brings little script", async ({ page }) => {
  const bytes = await scriptBytes(page, "/");
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(SCRIPT_BUDGET_BYTES);
});

for (const path of ["/", "/signup", "/signin", "/nowhere", "/fulfillment"])
  test(`${path} is answered with its title in the head, before any script has run`, async ({ store }) => {
    const html = await (
      await (await store.visitor()).get(path, { headers: { "user-agent": "Mozilla/5.0 Chrome/140" } })
    ).text();
    expect(html.split("</head>")[0]).toMatch(/<title>[^<]+<\/title>/);
  });

test("search engines and messengers find what they look for", async ({ page, store }) => {
  const visitor = await store.visitor();
  await page.goto("/");
  await expect(page).toHaveTitle(/QuantaSneaks 1000 π/);
  const image = await page.locator('meta[property="og:image"]').getAttribute("content");
  expect((await visitor.get(new URL(image ?? "").pathname)).headers()["content-type"]).toBe("image/png");
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", new RegExp(`${store.stack.siteUrl}/?$`));
  expect(await (await visitor.get("/robots.txt")).text()).toContain(`${store.stack.siteUrl}/sitemap.xml`);
  expect(await (await visitor.get("/sitemap.xml")).text()).toContain(`${store.stack.siteUrl}/signup`);
  expect((await visitor.get("/manifest.webmanifest")).ok()).toBe(true);
});
