import { createHash } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test, type Page } from "@playwright/test";
import { ownStore } from "./support/own-store.ts";
import { expectAccessible, expectNoOverflow } from "./support/page-quality.ts";

// A drop of one pair, seen on one open page from before it opens until after it has closed. Both moments are hours away
// until the test has seen what comes before them; then the drop is moved, and the page hears of it and counts down.
const SOON_MS = 10_000;
const HOUR_MS = 3_600_000;
const PATIENCE = { timeout: 60_000 };
test.describe.configure({ timeout: 300_000 });

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

const { running, store } = ownStore("drop-life", () => ({
  dropId: "one-pair",
  name: "One Pair",
  opensAt: inMs(HOUR_MS),
  closesAt: inMs(2 * HOUR_MS),
  price: { amountMinor: 31_415, currency: "EUR" },
  sizes: [{ size: "42", pairs: 1 }],
}));
const { siteUrl } = running.stack;

async function move(moment: "opensAt" | "closesAt", to: string): Promise<void> {
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${running.stack.ports.DYNAMODB_PORT}`,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  await DynamoDBDocumentClient.from(client).send(
    new UpdateCommand({
      TableName: "quantasneaks",
      Key: { pk: "DROP#one-pair", sk: "DROP" },
      UpdateExpression: "SET #moment = :to",
      ConditionExpression: "attribute_exists(#moment)",
      ExpressionAttributeNames: { "#moment": moment },
      ExpressionAttributeValues: { ":to": to },
    }),
  );
  client.destroy();
}

/** The drop was moved behind the back of its execution: the engine's clock is moved past the closing that this one waits for. */
async function receiptIsThere(page: Page): Promise<void> {
  const visitor = await store.visitor();
  expect((await visitor.get("/api/drops/one-pair/fairness")).status()).toBe(404);
  await store.advance((3 * HOUR_MS) / 1000);
  await expect.poll(async () => (await visitor.get("/api/drops/one-pair/fairness")).status(), PATIENCE).toBe(200);
  const answer = await visitor.get("/api/drops/one-pair/fairness");
  expect(await answer.json()).toMatchObject({ dropId: "one-pair", mode: "first_come", people: 1, pairs: { made: 1 } });
  const ifNoneMatch = { "if-none-match": answer.headers()["etag"] ?? "" };
  expect((await visitor.get("/api/drops/one-pair/fairness", { headers: ifNoneMatch })).status()).toBe(304);

  await page.getByRole("link", { name: "How fair was it?" }).click();
  await expect(page.getByRole("table", { name: "Pairs" })).toContainText("Pairs made1");
  await expect(async () => {
    await page.reload(); // the final receipt may come in between
    const saved = await (await visitor.get("/api/drops/one-pair/fairness")).body();
    await expect(page.getByText(createHash("sha256").update(saved).digest("hex"))).toBeVisible({ timeout: 2000 });
  }).toPass(PATIENCE);
  await expectNoOverflow(page);
  await expectAccessible(page);
}

test("an open page turns by itself: opens soon, open, sold out, closed", async ({ page }) => {
  await page.goto(siteUrl);
  await expect(page).toHaveTitle("One Pair opens soon");
  await expect(page.getByText("Opens in")).toBeVisible();
  await expect(page.getByRole("link", { name: "Create your account now" })).toBeVisible();
  await expectAccessible(page);
  const { http } = await store.shopper();

  await move("opensAt", inMs(SOON_MS));
  await expect(page.getByRole("button", { name: "Order now" })).toBeVisible(PATIENCE);
  await expect(page).toHaveTitle("One Pair is open");
  await expect(page.getByRole("status").filter({ hasText: "The drop is open." })).toHaveCount(1);
  await page.getByRole("radio", { name: "EU 42" }).check({ force: true });

  await store.order(http);
  await expect(page.getByText("Every pair is held or gone")).toBeVisible(PATIENCE);
  await expect(page.getByRole("radio", { name: "EU 42" })).toBeDisabled();
  await expect(page).toHaveTitle("One Pair is sold out");
  await expectAccessible(page);

  await move("closesAt", inMs(SOON_MS));
  await expect(page.getByRole("heading", { name: "This drop is over" })).toBeVisible(PATIENCE);
  await expect(page).toHaveTitle("One Pair is over");
  await expectAccessible(page);

  await test.step("and states how it went, in numbers that anyone can keep", () => receiptIsThere(page));
});
