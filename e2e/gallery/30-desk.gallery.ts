import { randomInt } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { GRACE } from "../support/stack.ts";
import { someone, type Person } from "../support/store.ts";
import { expect, ownStore, test } from "./support/gallery.ts";

// A desk with a queue of all levels: the longer the queue from one network, the higher the risk.
const { store } = ownStore("desk");

const crowd: readonly Person[] = [
  { ...someone("Mina"), email: "mina@example.com", lastName: "Okafor" },
  { ...someone("Jonas"), email: "jonas@example.com", lastName: "Weber" },
  { ...someone("Ring"), email: "ring17@example.com", lastName: "One" },
  { ...someone("Ring"), email: "ring18@example.com", lastName: "Two" },
  { ...someone("Drop"), email: "drop4711998@mailinator.com", lastName: "Drop" },
];
const orders: string[] = [];
let staff: APIRequestContext;

test.beforeAll(async () => {
  staff = await store.signInStaff();
  const sizes = ["41", "42", "43", "44", "39"];
  for (const [i, person] of crowd.entries())
    orders.push(await store.paidOrder((await store.shopper(person)).http, sizes[i]));
});

test.beforeEach(({ enterAs }) => enterAs(staff));

const [FIRST, SECOND, , LINKED, RISKY] = [0, 1, 2, 3, 4];
const idOf = (i: number): string => orders[i] ?? "";

test.describe("Reviewer", () => {
  test("The queue", async ({ page, at, shoot }) => {
    await at.desk.open();
    await expect(page.getByRole("article")).toHaveCount(crowd.length);
    await shoot("Orders of all levels");
    await at.desk.openKeys(); // the page's script is there
    await at.desk.closeKeys();
    await page.getByRole("button", { name: "Select all" }).click();
    await expect(page.getByText(`${crowd.length} selected`)).toBeVisible();
    await shoot("All selected");
    await at.desk.openKeys();
    await shoot("The keys", { windowOnly: true });
    await at.desk.open("?q=nobody-of-this-name");
    await shoot("Nothing found");
  });

  test("An order", async ({ page, at, shoot }) => {
    await at.desk.openOrder(idOf(FIRST));
    await expect(page.getByRole("button", { name: "Approve" })).toBeVisible();
    await shoot("The first of its network");
    await at.desk.openOrder(idOf(RISKY));
    await shoot("High risk");
    await at.desk.openOrder(idOf(LINKED));
    await expect(page.getByRole("list", { name: "Linked orders" })).toBeVisible();
    await shoot("Linked with others");
    await page.getByRole("button", { name: "Reject" }).click();
    await expect(at.desk.dialog).toBeVisible();
    await shoot("Rejecting asks first", { windowOnly: true });
    const grace = await store.signIn(GRACE);
    expect((await grace.post(`/api/fulfillment/orders/${idOf(SECOND)}/review-lock`)).status()).toBe(200);
    await at.desk.openOrder(idOf(SECOND));
    await expect(page.getByText("Grace is looking at this").first()).toBeVisible();
    await shoot("Somebody else is at it");
    expect((await grace.delete(`/api/fulfillment/orders/${idOf(SECOND)}/review-lock`)).ok()).toBe(true);
  });

  test("A ring", async ({ page, shoot }) => {
    await page.goto(`/fulfillment/rings/${idOf(LINKED)}`);
    await expect(page.getByRole("heading", { level: 1, name: /^Ring of/ })).toBeVisible();
    await shoot("All that hang together");
    await page.getByText("Compare").first().click();
    await shoot("Two orders side by side");
  });

  test("Deciding together", async ({ page, shoot }) => {
    const some = orders.slice(1, 4).map((id) => `id=${id}`);
    for (const decision of ["approve", "reject"] as const) {
      await page.goto(`/fulfillment/bulk?decision=${decision}&${some.join("&")}&id=ord_none`);
      await shoot(`Before: ${decision}`);
    }
    expect((await store.decide(staff, idOf(SECOND), "approve")).status()).toBe(200);
    await page.getByLabel("Reason").selectOption({ label: "Several accounts, one shopper" });
    await page.getByRole("button", { name: "Reject 3 orders" }).click();
    await expect(page.getByRole("heading", { name: "2 of 3 decided" })).toBeVisible();
    await shoot("After, one decided otherwise meanwhile");
    await page.goto(`/fulfillment/bulk?decision=reject&${some.join("&")}`);
    await expect(page.getByText("None of the selected orders can be decided.")).toBeVisible();
    await shoot("Nothing left to decide");
  });

  test("After the decision", async ({ page, at, shoot }) => {
    await at.desk.openOrder(idOf(FIRST));
    await page.getByRole("button", { name: "Approve" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Approved." })).toBeVisible();
    await shoot("Approved, on to the next");
    await at.desk.openOrder(idOf(FIRST));
    await shoot("An approved order");
    await at.desk.openOrder(idOf(LINKED));
    await shoot("A rejected order");
    await at.desk.open("?status=decided");
    await shoot("The queue of what is decided");
  });

  test("Not for everybody", async ({ at, page, shoot, enterAs }) => {
    await enterAs((await store.shopper()).http);
    await at.desk.open();
    await expect(page.getByText("This desk is for staff.")).toBeVisible();
    await shoot("A shopper at the desk");
  });
});

test.describe("Operator", () => {
  test("Figures", async ({ at, shoot }) => {
    await at.desk.open("/figures");
    await shoot("With sales");
  });

  test("Thresholds", async ({ at, shoot }) => {
    await at.desk.open("/thresholds");
    await shoot("As they count");
    await at.desk.open("/thresholds?approve=10&reject=30&auto=on&below=5&blind=5");
    await shoot("Others, tried out");
  });

  test("Drift", async ({ at, shoot }) => {
    await at.desk.open("/drift");
    await shoot("Too few orders to say");
  });

  test("Audit log", async ({ page, at, shoot }) => {
    await at.desk.open("/audit");
    await expect(page.getByRole("list", { name: "Entries, newest first" })).toBeVisible();
    await shoot("Newest first");
    await at.desk.open("/audit?q=nobody-of-this-name");
    await shoot("No entry fits");
  });

  test("Operations", async ({ page, at, shoot }) => {
    await at.desk.open("/operations");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await shoot("What runs");
    await at.desk.open(`/operations/order/${idOf(FIRST)}`);
    await shoot("An execution that is done");
    await at.desk.open(`/operations/order/${idOf(RISKY)}`);
    await expect(page.getByRole("button", { name: "Stop this execution" })).toBeVisible();
    await shoot("An execution that waits for a person");
    await page.getByLabel("Reason").fill("Stuck on a provider that is gone");
    await page.getByRole("button", { name: "Stop this execution" }).click();
    await expect(page.getByText("Stopped").first()).toBeVisible();
    await shoot("A stopped execution");
  });

  test("An order beside one that was turned down", async ({ page, at, shoot }) => {
    const card = `51${randomInt(1e13, 1e14)}`;
    const [refused, beside] = await Promise.all([store.shopper(), store.shopper()]);
    const turnedDown = await store.paidOrder(refused.http, "42", card);
    const orderId = await store.paidOrder(beside.http, "42", card);
    expect((await store.decide(staff, turnedDown, "reject")).ok()).toBe(true);
    await store.untilOrder(refused.http, turnedDown, "compensated");
    await expect(async () => {
      await at.desk.openOrder(orderId);
      await expect(page.getByText("with an order that was turned down").first()).toBeVisible({ timeout: 1000 });
    }).toPass();
    await shoot("Advised against, whatever its score");
  });
});
