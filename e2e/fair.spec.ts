import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import type { Challenge } from "altcha-lib";
import { e2eStack, expect, test as base } from "./support/fixtures.ts";
import { pagesOf } from "./support/pages/pages.ts";
import { RunningStack } from "./support/processes.ts";
import { proofFrom } from "./support/proof.ts";
import { orderOf, someone, Store } from "./support/store.ts";

// The rule of a drop that says nothing else: every order needs a proof, and a mailbox gets one pair.
base.describe.configure({ mode: "serial", timeout: 300_000 });

const dataDir = mkdtempSync(path.join(tmpdir(), "quantasneaks-fair-"));
const dropFile = path.join(dataDir, "drop.json");
const running = new RunningStack(e2eStack("fair", dataDir, { DROP_FILE: dropFile }));

const test = base.extend({
  baseURL: running.stack.siteUrl,
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern
  store: async ({}, provide) => provide(new Store(running.stack)),
});

test.beforeAll(async () => {
  const drop = {
    dropId: "fair-drop",
    name: "Fair",
    opensAt: "2020-01-01T00:00:00Z",
    closesAt: "2100-01-01T00:00:00Z",
    price: { amountMinor: 10_000, currency: "EUR" },
    sizes: [
      { size: "42", pairs: 20 },
      { size: "43", pairs: 20 },
    ],
  };
  writeFileSync(dropFile, JSON.stringify(drop));
  await running.start();
});
test.afterAll(async () => {
  await running.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const tryToOrder = (http: APIRequestContext, proof?: string, key: string = randomUUID()) =>
  http.post("/api/orders", {
    data: orderOf("42"),
    headers: { "idempotency-key": key, ...(proof !== undefined && { "x-challenge": proof }) },
  });

const said = async (response: APIResponse) => {
  const { code } = (await response.json()) as { code?: string };
  return `${response.status()} ${code ?? ""}`.trim();
};

test("an order needs a proof of its own shopper, once; a repeat of it needs none", async ({ store }) => {
  const [{ http }, { http: other }] = [await store.shopper(), await store.shopper()];
  expect(await said(await tryToOrder(http))).toBe("403 challenge_required");
  const foreign = [await proofFrom(other), await proofFrom(http, "enter"), await proofFrom(http, "register"), "x"];
  for (const proof of foreign) expect(await said(await tryToOrder(http, proof))).toBe("403 challenge_invalid");
  const proof = await proofFrom(http);
  const first = await tryToOrder(http, proof, "one");
  expect(first.status()).toBe(202);
  const { orderId } = (await first.json()) as { orderId: string };
  for (const again of [await tryToOrder(http, undefined, "one"), await tryToOrder(http, proof, "one")])
    expect(await again.json()).toMatchObject({ orderId });
  await http.post(`/api/orders/${orderId}/cancel`);
  await store.untilOrder(http, orderId, "compensated");
  expect(await said(await tryToOrder(http, proof, "two"))).toBe("403 challenge_used");
  expect((await tryToOrder(http, await proofFrom(http), "two")).status()).toBe(202);
});

test("a mailbox has one place, however it is spelled; who lets pairs go again and again waits, and the size stays", async ({
  store,
}) => {
  const mailbox = `ada.${randomUUID().slice(0, 6)}`;
  const at = (alias: string) => ({ ...someone(), email: `${mailbox}+${alias}@example.com` });
  const [{ http, person }, { http: alias }] = [await store.shopper(at("one")), await store.shopper(at("two"))];
  for (let held = 0; held < 4; held++) {
    const { orderId } = (await (await tryToOrder(http, await proofFrom(http))).json()) as { orderId: string };
    expect(await said(await tryToOrder(alias, await proofFrom(alias)))).toBe("409 already_ordered");
    await http.post(`/api/orders/${orderId}/cancel`);
    await store.untilOrder(http, orderId, "compensated");
  }
  for (const shopper of [http, alias]) {
    const refused = await tryToOrder(shopper, await proofFrom(shopper));
    expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(200);
    expect(await said(refused)).toBe("409 too_many_holds");
  }
  expect((await store.mails(person.email)).length).toBeLessThan(12);
  const { sizes } = (await (await http.get("/api/drop")).json()) as { sizes: { size: string; availability: string }[] };
  expect(sizes.find(({ size }) => size === "42")?.availability).toBe("available");
});

test("a challenge names its purpose and what the protocol wants", async ({ store }) => {
  const visitor = await store.visitor();
  for (const purpose of ["order", "enter", "register", "sign_in"]) {
    const { parameters, signature } = (await (
      await visitor.get(`/api/challenge?purpose=${purpose}`)
    ).json()) as Challenge;
    expect(parameters).toMatchObject({ algorithm: "PBKDF2/SHA-256", keyLength: 32 });
    expect(signature).toMatch(/^[0-9a-f]{64}$/);
  }
  for (const query of ["", "?purpose=", "?purpose=nothing"])
    expect(await said(await visitor.get(`/api/challenge${query}`))).toBe("422 validation_failed");
  expect(await said(await visitor.get("/api/challenge?purpose=order&dropId=none"))).toBe("404 drop_not_found");
});

test("the page makes the proof while the form is filled in", async ({ store, page }) => {
  const { person } = await store.shopper();
  const at = pagesOf(page);
  await at.signIn.signIn(person, "/");
  expect(await at.drop.order("43")).toMatch(/^ord_/);
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("a place in the line stands for the proof, and the form comes back as it was typed", async ({ store, page }) => {
    const { person } = await store.shopper();
    const at = pagesOf(page);
    await at.signIn.signIn(person, "/");
    await at.drop.choose("43");
    await at.drop.fillAddress();
    await at.drop.orderNow();
    await expect(page.getByRole("heading", { name: "You have a place in the line" })).toBeVisible();
    await expect(at.drop.size("43")).toBeChecked(); // the browser asked again by itself
    await at.drop.orderNow();
    await page.waitForURL(/\/orders\/ord_/);
  });
});
