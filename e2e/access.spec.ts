import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./support/fixtures.ts";
import { someone, orderOf } from "./support/store.ts";

test("a shopper cannot see, cancel or decide another's order", async ({ page, at, store, signInHere }) => {
  const [owner, other] = await Promise.all([store.shopper(), store.shopper()]);
  const orderId = await store.order(owner.http);
  expect((await other.http.get(`/api/orders/${orderId}`)).status()).toBe(404);
  expect((await other.http.post(`/api/orders/${orderId}/cancel`)).status()).toBe(404);
  expect((await store.decide(other.http, orderId, "approve")).status()).toBe(403);
  await signInHere(other.person);
  await at.order.open(orderId);
  await expect(page.getByRole("heading", { name: "Nothing at this address." })).toBeVisible();
  await expect(page.getByText(orderId)).toHaveCount(0);
});

test("a customer cannot open the dashboard", async ({ page, store, signInHere }) => {
  const { person, http } = await store.shopper();
  expect((await http.get("/api/fulfillment/orders")).status()).toBe(403);
  await signInHere(person);
  await page.goto("/fulfillment");
  await expect(page.getByText("This desk is for staff.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve" })).toHaveCount(0);
  await expect(page.getByRole("article")).toHaveCount(0);
});

test("the team decides on orders and places none", async ({ store }) => {
  const staff = await store.signInStaff();
  const refused = await staff.post("/api/orders", {
    data: orderOf("42"),
    headers: { "idempotency-key": randomUUID() },
  });
  expect([refused.status(), (await refused.json()).code]).toEqual([403, "forbidden"]);
});

test("without a session, nothing that belongs to a person is seen", async ({ page, store }) => {
  const { http } = await store.shopper();
  const orderId = await store.order(http);
  const visitor = await store.visitor();
  expect((await visitor.get(`/api/orders/${orderId}`)).status()).toBe(401);
  expect((await visitor.get("/api/fulfillment/orders")).status()).toBe(401);
  expect((await visitor.post("/api/orders", { data: orderOf("42") })).status()).toBe(401);
  await page.goto("/fulfillment");
  await expect(page).toHaveURL(/\/signin/);
});

test("an address that is not verified may sign in and not order", async ({ store }) => {
  const person = someone();
  await store.register(person);
  await store.tokens(person.email);
  const http = await store.signIn(person);
  const refused = await http.post("/api/orders", {
    data: orderOf("42"),
    headers: { "idempotency-key": randomUUID() },
  });
  expect([refused.status(), (await refused.json()).code]).toEqual([403, "email_not_verified"]);
});

test("a wrong password begins no session and does not say what was wrong", async ({ at, store }) => {
  const { person } = await store.shopper();
  const messages: string[] = [];
  for (const email of [person.email, someone().email]) {
    await at.signIn.open();
    await at.signIn.submit({ email, password: "not the password" });
    messages.push((await at.signIn.problem.textContent()) ?? "");
  }
  expect(messages[0]).toMatch(/\w/);
  expect(messages[1]).toBe(messages[0]);
});

test("who guesses on and on is told to wait, in words", async ({ at, store }) => {
  const { email } = someone();
  await Promise.all(Array.from({ length: 20 }, () => store.tryToSignIn({ email, password: "a guess" })));
  await at.signIn.open();
  await at.signIn.submit({ email, password: "one guess too many" });
  await expect(at.signIn.problem).toContainText("Too many attempts.");
});

test("who guesses on is told when to try again, and keeps nobody out who has signed in from there", async ({
  store,
}) => {
  const { person, http } = await store.shopper();
  const guess = (visitor?: APIRequestContext) => store.tryToSignIn({ ...person, password: "a guess" }, visitor);
  const answers = await Promise.all(Array.from({ length: 20 }, () => guess()));
  const refused = answers.filter((answer) => answer.status() === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(Number(refused[0]?.headers()["retry-after"])).toBeGreaterThan(0);
  expect(await refused[0]?.json()).toMatchObject({ code: "rate_limited" });
  expect((await store.tryToSignIn(person)).status()).toBe(429);
  expect((await store.tryToSignIn(person, http)).status()).toBe(200);
});

test("another site cannot act with a shopper's session", async ({ store }) => {
  const { http } = await store.shopper();
  const response = await http.post("/api/orders", {
    data: orderOf("42"),
    headers: { "idempotency-key": randomUUID(), origin: "https://evil.example" },
  });
  expect(response.status()).toBe(403);
});

/** Words of the score, of what it is made of and of where its levels begin. */
const INNER =
  /accountAgeSeconds|clusterSize|missingHeaders|notABrowser|foreignTimeZone|disposableDomain|account_brand_new|riskPolicy|"recommendation"/;

test("no page, script or answer tells the owner the risk, its evidence or a callback id", async ({
  store,
  page,
  signInHere,
}) => {
  const { person, http, orderId } = await store.paidShopper();
  const scripts: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response.text());
  });
  await signInHere(person);
  await page.goto("/");
  await page.goto("/account");
  await page.goto(`/orders/${orderId}`);
  await expect(page.getByRole("heading", { name: "Awaiting approval" })).toBeVisible();
  const payload = await http.get(`/orders/${orderId}`, { headers: { rsc: "1" } });
  const seen = [await page.content(), await payload.text(), await (await http.get(`/api/orders/${orderId}`)).text()];
  for (const text of seen) expect(text).toContain(orderId);
  expect(seen.join(" ")).not.toMatch(/risk|"score"|callbackId|evidence|fingerprint/i);
  expect(scripts.length).toBeGreaterThan(3);
  expect([...seen, ...(await Promise.all(scripts))].join(" ")).not.toMatch(INNER);
});
