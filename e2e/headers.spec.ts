import type { Page } from "@playwright/test";
import { expect, STAFF, test } from "./support/fixtures.ts";

const OPEN = [
  "/",
  "/signin",
  "/signup",
  "/forgot-password",
  "/verify?token=x",
  "/reset-password?token=x",
  "/invitation?token=x",
  "/legal/imprint",
  "/nothing",
];
const DESK = [
  "/fulfillment",
  "/fulfillment/audit",
  "/fulfillment/bulk?id=x",
  "/fulfillment/figures",
  "/fulfillment/packing",
  "/fulfillment/operations",
  "/fulfillment/orders/x",
  "/account",
];

/** Its nonce, after seeing that every script carries it and that the browser blocked nothing (`quietConsole` sees that, too). */
async function nonceOf(page: Page, path: string): Promise<string> {
  const html = (await (await page.request.get(path)).text()).replaceAll(/<!--.*?-->/gs, "");
  const response = await page.goto(path);
  await page.waitForLoadState("networkidle");
  const policy = (await response?.headerValue("content-security-policy")) ?? "";
  const nonce = /script-src 'self' 'nonce-([\w+/=]{20,})' 'strict-dynamic'/.exec(policy)?.[1] ?? "";
  expect(policy, path).toContain("frame-ancestors 'none'");
  expect(nonce, `${path}: ${policy}`).not.toBe("");
  expect(policy.replace(/style-src-attr [^;]*/, "")).not.toContain("unsafe");
  expect(html.match(/<script\b/g)?.length ?? 0, path).toBeGreaterThan(3);
  expect(html.match(/<script\b(?![^>]*\bnonce=)[^>]*>/g), path).toBeNull();
  return nonce;
}

async function expectFreshNonces(page: Page, paths: readonly string[]): Promise<void> {
  const nonces: string[] = [];
  for (const path of [...paths, ...paths]) nonces.push(await nonceOf(page, path));
  expect(new Set(nonces).size).toBe(nonces.length);
}

test("every page has a nonce of its own, and runs no script without it", async ({ page }) =>
  expectFreshNonces(page, OPEN));

test("so has the desk", async ({ page, signInHere }) => {
  await signInHere(STAFF);
  await expectFreshNonces(page, DESK);
});

test("a script that a page did not come with does not run", async ({ browser }) => {
  const page = await browser.newPage(); // not the one whose console has to stay quiet: the browser says what it blocked
  await page.goto("/");
  const ran = await page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", "<img src=data:, onerror='window.__ran = true'>");
    return new Promise((resolve) => setTimeout(() => resolve("__ran" in window), 0));
  });
  expect(ran).toBe(false);
  await page.close();
});

test("every answer says how far it may be trusted, and data of persons is kept by no cache", async ({ store }) => {
  const { http } = await store.shopper();
  const orderId = await store.order(http);
  const staff = await store.signInStaff();
  const api = [
    await http.get(`/api/orders/${orderId}`),
    await http.get("/api/auth/session"),
    await staff.get("/api/fulfillment/orders"),
    await staff.get("/api/fulfillment/queue"),
    await staff.get(`/api/fulfillment/orders/${orderId}`),
    await staff.get("/api/fulfillment/audit/export"),
    await http.get("/api/orders/nothing"),
  ];
  for (const response of api) {
    const headers = response.headers();
    expect(headers["content-security-policy"], response.url()).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers["cache-control"], response.url()).toContain("no-store");
  }
  for (const response of [...api, await http.get("/"), await http.get("/icon.svg"), await http.get("/nothing")]) {
    expect(response.headers(), response.url()).toMatchObject({
      "x-content-type-options": "nosniff",
      "strict-transport-security": expect.stringMatching(/max-age=\d{8}/),
      "cross-origin-resource-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
  }
});
