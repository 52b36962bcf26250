import { randomUUID } from "node:crypto";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import type { Challenge } from "altcha-lib";
import { expect } from "./support/fixtures.ts";
import { ownStore } from "./support/own-store.ts";
import { pagesOf } from "./support/pages/pages.ts";
import { proofFrom } from "./support/proof.ts";
import { orderOf, someone, type Store } from "./support/store.ts";

// The rule of a drop that says nothing else: every order needs a proof, and a mailbox gets one pair.
const { test } = ownStore("fair", () => ({
  dropId: "fair-drop",
  name: "Fair",
  opensAt: "2020-01-01T00:00:00Z",
  closesAt: "2100-01-01T00:00:00Z",
  price: { amountMinor: 10_000, currency: "EUR" },
  paymentWindowSeconds: 600,
  sizes: [
    { size: "42", pairs: 20 },
    { size: "43", pairs: 20 },
    { size: "44", pairs: 3 },
  ],
}));
test.describe.configure({ mode: "serial", timeout: 300_000 });

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

const aliasesOf = (mailbox: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ ...someone(), email: `${mailbox}+${i}@example.com` }));

async function availabilityOf(http: APIRequestContext, wanted: string): Promise<string | undefined> {
  const { sizes } = (await (await http.get("/api/drop")).json()) as { sizes: { size: string; availability: string }[] };
  return sizes.find(({ size }) => size === wanted)?.availability;
}

test("a mailbox that verifies more accounts than a size has pairs gets one of them, and others buy the rest", async ({
  store,
}) => {
  const accounts = await Promise.all(aliasesOf(`ring.${randomUUID().slice(0, 6)}`, 4).map((one) => store.shopper(one)));
  for (let round = 0; round < 2; round++) {
    const answers = await Promise.all(accounts.map(({ http }) => store.tryToOrder(http, "44")));
    const codes = await Promise.all(answers.map(said));
    expect(codes.filter((code) => code === "202").length).toBe(round === 0 ? 1 : 0);
    expect(codes.filter((code) => code === "409 already_ordered")).toHaveLength(round === 0 ? 3 : 4);
  }
  const { http } = await store.shopper();
  expect(await availabilityOf(http, "44")).toBe("low");
  expect(await said(await store.tryToOrder(http, "44"))).toBe("202");
});

test("who orders and cancels in a loop waits after four pairs, under every alias; mails stay few and the size stays", async ({
  store,
}) => {
  const [first, second] = aliasesOf(`loop.${randomUUID().slice(0, 6)}`, 2);
  const [{ http, person }, { http: alias }] = [await store.shopper(first), await store.shopper(second)];
  const codes: string[] = [];
  for (let i = 0; i < 12; i++) {
    const answer = await store.tryToOrder(i % 2 ? alias : http, "42");
    codes.push(await said(answer));
    if (answer.status() !== 202) expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(200);
    else await cancel(store, i % 2 ? alias : http, await answer.json());
  }
  expect(codes).toEqual([...Array(4).fill("202"), ...Array(8).fill("409 too_many_holds")]);
  expect((await store.mails(person.email)).length).toBeLessThan(12);
  expect(await availabilityOf(http, "42")).toBe("available");
});

async function cancel(store: Store, http: APIRequestContext, { orderId }: { orderId: string }): Promise<void> {
  await http.post(`/api/orders/${orderId}/cancel`);
  await store.untilOrder(http, orderId, "compensated");
}

test("a pair comes back when the drop's ten minutes to pay are over, and the provider's page is closed", async ({
  store,
}) => {
  const { http } = await store.shopper();
  const orderId = await store.order(http, "43");
  const { paymentUrl, deadlineAt } = await store.untilOrder(http, orderId, "awaiting_payment");
  expect(Date.parse(deadlineAt ?? "") - Date.now()).toBeLessThanOrEqual(600_000);
  await store.advance(600);
  expect((await store.untilOrder(http, orderId, "compensated")).reason).toBe("payment_timeout");
  const page = await fetch(paymentUrl ?? "");
  expect(await page.text()).not.toContain(">Pay<");
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
