import { drawDrop, newEntry } from "./support/draws.ts";
import { expect, STAFF, test } from "./support/fixtures.ts";
import { expectAccessible, expectNoOverflow } from "./support/page-quality.ts";
import type { Store } from "./support/store.ts";

const exclude = { kind: "exclude", reason: "reseller", note: "Sells them on." };

async function drawWithAnEntry(store: Store): Promise<{ dropId: string; entryId: string }> {
  const dropId = await drawDrop(await store.signInStaff());
  return { dropId, entryId: await newEntry(store, dropId) };
}

test("a manager looks at a draw, excludes an entry by hand, tries the draw, and the log says so", async ({
  page,
  store,
  signInHere,
}) => {
  const { dropId, entryId } = await drawWithAnEntry(store);
  await signInHere(STAFF);
  await page.goto(`/fulfillment/drops/${dropId}`);
  await page.getByRole("link", { name: "See the draw" }).click();
  await expect(page.getByRole("img", { name: "1 entry over time." })).toBeVisible();
  await page.getByLabel("Entry", { exact: true }).fill(entryId);
  await page.getByRole("button", { name: "Look" }).click();
  const entry = page.getByRole("region", { name: "One entry" });
  await expect(entry.getByText("Stays in")).toBeVisible();
  await entry.getByLabel("What to do, and why").selectOption("exclude:reseller");
  await entry.getByLabel("Note").fill("Sells them on.");
  await entry.getByRole("button", { name: "Decide" }).click();
  await expect(entry.getByText(/^Excluded by hand by/)).toBeVisible();
  await expect(page.getByRole("region", { name: "What would be excluded" })).toContainText("Excluded by hand");
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoOverflow(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Try the draw" }).click();
  await expect(page.getByText("Tried, not drawn")).toBeVisible();
  await expect(page.getByText("EU 42: 0 of 1 pair")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/fulfillment/audit?kind=override&q=${entryId}`);
  await expect(page.getByRole("list", { name: "Entries, newest first" })).toContainText(
    "excluded an entry of a draw by hand",
  );
});

test("fulfillment sees a draw and decides nothing, shoppers and visitors see none of it", async ({
  page,
  store,
  signInHere,
}) => {
  const { dropId, entryId } = await drawWithAnEntry(store);
  const path = `/api/fulfillment/drops/${dropId}/entries/${entryId}/override`;
  const colleague = await store.colleague();
  const callers = [await store.signIn(colleague), (await store.shopper()).http, await store.visitor()];
  const answers = await Promise.all(callers.map((http) => http.post(path, { data: exclude })));
  expect(answers.map((answer) => answer.status())).toEqual([403, 403, 401]);
  await signInHere(colleague);
  await page.goto("/fulfillment/figures");
  await page.locator(`a[href="/fulfillment/drops/${dropId}/draw"]`).click();
  await expect(page.getByRole("heading", { name: "Entries over time" })).toBeVisible();
  await page.goto(`/fulfillment/drops/${dropId}/draw?entry=${entryId}&try=1`);
  await expect(page.getByText("Stays in")).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Decide|Try the draw)$/ })).toHaveCount(0);
});
