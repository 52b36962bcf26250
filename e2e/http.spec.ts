import type { APIRequestContext, APIResponse } from "@playwright/test";
import { expect, test } from "./support/fixtures.ts";
import { someone, type Store, orderOf } from "./support/store.ts";

const UNKNOWN_ORDER = `ord_${"0".repeat(26)}`;
const UNKNOWN_REGISTRATION = `reg_${"0".repeat(26)}`;

async function expectProblem(response: APIResponse, status: number, code: string): Promise<void> {
  const text = await response.text();
  expect(response.status(), `${response.url()} ${text}`).toBe(status);
  expect(response.headers()["content-type"]).toContain("application/problem+json");
  expect(JSON.parse(text)).toMatchObject({ status, code, title: expect.stringMatching(/\w/) });
}

const post = (http: APIRequestContext, path: string, body: string, headers: Record<string, string> = {}) =>
  http.post(path, { data: Buffer.from(body), headers: { "content-type": "application/json", ...headers } });

async function callsWithBodies(store: Store): Promise<readonly (readonly [APIRequestContext, string])[]> {
  const [visitor, { http }, staff] = await Promise.all([store.visitor(), store.shopper(), store.signInStaff()]);
  return [
    [visitor, "/api/register"],
    [visitor, "/api/verify"],
    [visitor, "/api/verify/resend"],
    [visitor, "/api/forgot-password"],
    [visitor, "/api/reset-password"],
    [http, "/api/orders"],
    [staff, `/api/fulfillment/orders/${UNKNOWN_ORDER}/decision`],
  ];
}

test("malformed JSON, wrong types and oversize bodies are refused everywhere, each in its own words", async ({
  store,
}) => {
  for (const [http, path] of await callsWithBodies(store)) {
    await expectProblem(await post(http, path, "{not json"), 400, "malformed_json");
    await expectProblem(await post(http, path, ""), 400, "malformed_json");
    await expectProblem(await post(http, path, "[]"), 422, "validation_failed");
    await expectProblem(await post(http, path, "null"), 422, "validation_failed");
    const wrong = JSON.stringify({
      email: 1,
      firstName: [],
      lastName: {},
      password: null,
      token: 5,
      size: {},
      decision: 1,
    });
    await expectProblem(await post(http, path, wrong), 422, "validation_failed");
    await expectProblem(await post(http, path, JSON.stringify({ size: "x".repeat(100_000) })), 413, "body_too_large");
  }
});

const withBytes = (...bytes: number[]) =>
  Buffer.concat([Buffer.from('{"password":"'), Buffer.from(bytes), Buffer.from('"}')]);

const NOT_STRICT: readonly Buffer[] = [
  withBytes(0xff),
  withBytes(0xc0, 0xaf),
  withBytes(0xed, 0xa0, 0x80),
  Buffer.from('\uFEFF{"password":"x"}'),
  Buffer.from('{"password":"a","password":"b"}'),
  Buffer.from('{"x":[{"a":1,"\\u0061":2}]}'),
  Buffer.from('{"__proto__":{"role":"fulfillment"}}'),
  Buffer.from('{"password":"\\ud800"}'),
];
const NOT_JSON = ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1", "text/json"];

test("every body is strict JSON in UTF-8, and says so, or is refused and never altered", async ({ store }) => {
  const visitor = await store.visitor();
  for (const [http, path] of [
    ...(await callsWithBodies(store)),
    [visitor, "/api/webhooks/stripe"] as const,
    [visitor, "/api/webhooks/carrier"] as const,
  ]) {
    for (const data of NOT_STRICT) {
      const response = await http.post(path, { data, headers: { "content-type": "application/json" } });
      await expectProblem(response, 400, "malformed_json");
    }
    for (const type of NOT_JSON)
      await expectProblem(await post(http, path, "{}", { "content-type": type }), 415, "unsupported_media_type");
    await expectProblem(await post(http, path, "[".repeat(900) + "]".repeat(900)), 413, "body_too_large");
  }
});

test("a sign-in whose password does not decode is refused, and none is altered into another", async ({ store }) => {
  const [visitor, path] = [await store.visitor(), "/api/auth/callback/credentials"];
  const form = { "content-type": "application/x-www-form-urlencoded" };
  for (const field of ["password=%ff", "password=%fe", "password=%", "password=a&password=b", "password=%ED%A0%80"])
    await expectProblem(await post(visitor, path, `email=a@example.com&${field}`, form), 400, "malformed_form");
  const latin1 = visitor.post(path, { data: Buffer.from("password=\xff", "latin1"), headers: form });
  await expectProblem(await latin1, 400, "malformed_form");
  await expectProblem(await post(visitor, path, '{"password":"a","password":"b"}'), 400, "malformed_json");
  for (const type of ["text/plain", "multipart/form-data; boundary=x", `${form["content-type"]}; charset=latin1`])
    await expectProblem(await post(visitor, path, "x=1", { "content-type": type }), 415, "unsupported_media_type");
});

test("a registration that lacks something names every field that a person has", async ({ store }) => {
  const response = await (
    await store.visitor()
  ).post("/api/register", { data: { email: "nobody", password: "short" } });
  const { errors } = (await response.json()) as { errors: { field: string; message: string }[] };
  expect(errors.map(({ field }) => field).toSorted()).toEqual(["email", "firstName", "password"]);
});

test("what does not exist is not found, by any caller", async ({ store }) => {
  const [visitor, { http }, staff] = await Promise.all([store.visitor(), store.shopper(), store.signInStaff()]);
  for (const id of [UNKNOWN_REGISTRATION, "x", "%2e%2e", "reg_", "x".repeat(3000)]) {
    await expectProblem(await visitor.get(`/api/registrations/${id}`), 404, "not_found");
    await expectProblem(await visitor.post(`/api/registrations/${id}/resend`), 404, "not_found");
  }
  for (const id of [UNKNOWN_ORDER, "x"]) {
    await expectProblem(await http.get(`/api/orders/${id}`), 404, "not_found");
    await expectProblem(await http.post(`/api/orders/${id}/cancel`), 404, "not_found");
    await expectProblem(await store.decide(staff, id, "approve"), 404, "not_found");
  }
  await expectProblem(await visitor.get("/api/nothing/here"), 404, "not_found");
});

test("who is not signed in is told so before anything else", async ({ store }) => {
  const visitor = await store.visitor();
  await expectProblem(await post(visitor, "/api/orders", "{"), 401, "unauthenticated");
  await expectProblem(await visitor.get(`/api/orders/${UNKNOWN_ORDER}`), 401, "unauthenticated");
  await expectProblem(await visitor.post(`/api/orders/${UNKNOWN_ORDER}/cancel`), 401, "unauthenticated");
  await expectProblem(await visitor.get("/api/fulfillment/orders"), 401, "unauthenticated");
  await expectProblem(
    await post(visitor, `/api/fulfillment/orders/${UNKNOWN_ORDER}/decision`, "{"),
    401,
    "unauthenticated",
  );
});

test("an order needs a size of the drop and an idempotency key, and nothing is stored without", async ({ store }) => {
  const { http } = await store.shopper();
  const key = { "idempotency-key": "one" };
  await expectProblem(await http.post("/api/orders", { data: orderOf("42") }), 422, "validation_failed");
  await expectProblem(await http.post("/api/orders", { data: orderOf("99"), headers: key }), 422, "validation_failed");
  await expectProblem(await http.post("/api/orders", { data: {}, headers: key }), 422, "validation_failed");
  await store.order(http); // the shopper's one place is still free
});

test("a method that a route does not take is told which it does", async ({ store }) => {
  const visitor = await store.visitor();
  for (const [method, path, allow] of [
    ["GET", "/api/register", "POST"],
    ["DELETE", `/api/orders/${UNKNOWN_ORDER}`, "GET"],
    ["POST", "/api/health", "GET"],
  ] as const) {
    const response = await visitor.fetch(path, { method });
    await expectProblem(response, 405, "method_not_allowed");
    expect(response.headers()["allow"]).toBe(allow);
  }
});

test("next-auth gets no body that it cannot read", async ({ store }) => {
  const visitor = await store.visitor();
  await expectProblem(await post(visitor, "/api/auth/callback/credentials", "{bad"), 400, "malformed_json");
  await expectProblem(
    await post(visitor, "/api/auth/callback/credentials", `"${"x".repeat(20_000)}"`),
    413,
    "body_too_large",
  );
});

test("a token that is not ours is invalid", async ({ store }) => {
  for (const token of ["x", `${UNKNOWN_REGISTRATION}.${"a".repeat(43)}`, "a.b.c"])
    await expectProblem(await store.verify(token), 400, "token_invalid");
});

test("a webhook without the provider's signature is refused", async ({ store }) => {
  const visitor = await store.visitor();
  const event = JSON.stringify({ id: "evt_1", type: "checkout.session.completed", data: { object: {} } });
  await expectProblem(await post(visitor, "/api/webhooks/stripe", event), 400, "invalid_signature");
  const forged = { "stripe-signature": `t=${Math.floor(Date.now() / 1000)},v1=${"0".repeat(64)}` };
  await expectProblem(await post(visitor, "/api/webhooks/stripe", event, forged), 400, "invalid_signature");
});

test("a report without the carrier's signature is refused", async ({ store }) => {
  const visitor = await store.visitor();
  const event = JSON.stringify({ id: "evt_1", description: "tracker.updated", result: {} });
  await expectProblem(await post(visitor, "/api/webhooks/carrier", event), 400, "invalid_signature");
  const forged = { "x-hmac-signature": `hmac-sha256-hex=${"0".repeat(64)}` };
  await expectProblem(await post(visitor, "/api/webhooks/carrier", event, forged), 400, "invalid_signature");
});

test("the queue refuses a filter it does not know", async ({ store }) => {
  const staff = await store.signInStaff();
  await expectProblem(await staff.get("/api/fulfillment/orders?level=purple"), 422, "validation_failed");
  await expectProblem(await staff.get("/api/fulfillment/orders?status=lost"), 422, "validation_failed");
  await expectProblem(await staff.get("/api/fulfillment/orders?cursor=%%%25"), 422, "validation_failed");
});

test("what a reviewer writes is kept as it is read, or refused", async ({ store }) => {
  const [{ orderId }, staff] = await Promise.all([store.paidShopper(), store.signInStaff()]);
  const path = `/api/fulfillment/orders/${orderId}/decision`;
  const decision = { decision: "approve", reasonCode: "looked_at" };
  for (const note of ["a\0b", "invoice\u202Efdp.exe", "\u2067a", "\x1b[31m", "\x9b1m", "x".repeat(2001)])
    await expectProblem(await staff.post(path, { data: { ...decision, note } }), 422, "validation_failed");
  await expectProblem(
    await staff.post(path, { data: { ...decision, reasonCode: "a\u202Eb" } }),
    422,
    "validation_failed",
  );
  expect((await staff.post(path, { data: { ...decision, note: "שלום 👟\nfine" } })).status()).toBe(200);
});

test("a bulk id stands for one decision: the same again is the same, another is refused", async ({ store }) => {
  const [{ orderId }, other, staff] = await Promise.all([
    store.paidShopper(),
    store.paidShopper(),
    store.signInStaff(),
  ]);
  const bulk = { bulkId: `bulk-${orderId}`, decision: "reject", reasonCode: "reseller", note: "", orderIds: [orderId] };
  const send = (change: object) => staff.post("/api/fulfillment/bulk", { data: { ...bulk, ...change } });
  const first = await (await send({})).json();
  expect(first).toMatchObject({ results: [{ orderId, outcome: "decided" }] });
  expect(await (await send({})).json()).toEqual(first);
  for (const change of [{ decision: "approve" }, { reasonCode: "other" }, { note: "x" }, { orderIds: [other.orderId] }])
    await expectProblem(await send(change), 422, "idempotency_key_reused");
});

test("the queue shows score, level, recommendation, reasons and engine of an order", async ({ store }) => {
  const [{ person, orderId }] = await Promise.all([store.paidShopper(), store.paidShopper()]);
  const staff = await store.signInStaff();
  type Row = { orderId: string; customer: { email: string }; risk: Record<string, unknown>; deadlineAt: string };
  const rows: Row[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page = await staff.get(`/api/fulfillment/orders?status=awaiting_approval&cursor=${cursor}`);
    const { orders, nextCursor } = (await page.json()) as { orders: Row[]; nextCursor: string | null };
    rows.push(...orders);
    cursor = nextCursor;
  }
  const row = rows.find((found) => found.orderId === orderId);
  expect(row).toMatchObject({
    customer: { email: person.email },
    risk: {
      score: expect.any(Number),
      level: expect.any(String),
      recommendation: expect.any(String),
      engine: expect.stringMatching(/^[a-z0-9.-]+$/),
      explanation: { text: expect.stringMatching(/\.$/), by: "template" },
      assessedAt: expect.stringMatching(/Z$/),
    },
  });
  const { score, facts, evidence } = row!.risk as { score: number; facts: { points: number }[]; evidence?: unknown };
  expect(facts.reduce((sum, { points }) => sum + points, 0)).toBe(score);
  expect(evidence).toBeUndefined();
  expect(rows.length).toBeGreaterThan(1); // one alone is always in order
  expect(rows.map(({ deadlineAt }) => deadlineAt)).toEqual(rows.map(({ deadlineAt }) => deadlineAt).toSorted());
});

test("the drop is open, with a price and an availability for every size", async ({ store }) => {
  const drop = await (await (await store.visitor()).get("/api/drop")).json();
  expect(drop).toMatchObject({ dropId: expect.any(String), price: { amountMinor: 31_415, currency: "EUR" } });
  expect(Date.parse(drop.opensAt)).toBeLessThanOrEqual(Date.now());
  const sizes = drop.sizes as { size: string; availability: string }[];
  expect(sizes.map(({ size }) => size)).toEqual(Array.from({ length: 13 }, (_, i) => String(36 + i)));
  for (const { size, availability } of sizes)
    expect(["available", "low", "sold_out"], `EU ${size}`).toContain(availability);
});

test("health names everything the store depends on", async ({ store }) => {
  const health = await (await store.visitor()).get("/api/health");
  expect(await health.json()).toEqual({
    status: "up",
    checks: { table: "up", workflows: "up", mail: "up", payments: "up", carrier: "up" },
  });
});

test("a customer's password is nowhere in the workflow's history", async ({ store }) => {
  const person = { ...someone(), password: "a-very-findable-password" };
  const registrationId = await store.register(person);
  await store.tokens(person.email);
  const history = await store.history("registration", registrationId);
  expect(history).toContain(registrationId);
  expect(history).not.toMatch(/findable|argon2|token=/);
});
