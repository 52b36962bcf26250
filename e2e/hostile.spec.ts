import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./support/fixtures.ts";
import {
  all,
  ask,
  cookieNames,
  cookiesOf,
  faultOf,
  fill,
  isApi,
  PARAMETERS,
  routes,
  SEGMENTS,
  VALUES,
  type Answer,
  type Ask,
} from "./support/hostile.ts";
import type { Store } from "./support/store.ts";

const cookiesIn = async (http: APIRequestContext): Promise<Record<string, string>> => {
  const { cookies } = await http.storageState();
  return { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") };
};

const staffCookies = async (store: Store) => cookiesIn(await store.signInStaff());

// hundreds of requests a test
test.describe.configure({ timeout: 400_000 });

type Request = Ask & { readonly target: string };

async function expectNoFault(store: Store, requests: readonly Request[]): Promise<void> {
  const answers = await all(requests, ({ target, ...rest }) => ask(store.stack.siteUrl, target, rest));
  expect(answers.length).toBeGreaterThan(0);
  expect([...new Set(answers.map(faultOf))].filter((fault) => fault !== undefined)).toEqual([]);
}

/** Next's own words for an action that it does not know; only scripts and hostile hands send one. */
const isAction = ({ headers, body }: Answer) => headers["content-type"] === "text/plain" && /Server Action/.test(body);

const JSON_BODY = { "content-type": "application/json" };

test("the app has the addresses that this file is about", () => {
  expect(routes).toEqual(expect.arrayContaining(["/", "/orders/[id]", "/api/orders/[id]", "/api/auth/[...nextauth]"]));
  expect(routes.length).toBeGreaterThan(35);
});

test("no path that does not decode, or decodes to nonsense, is an error of ours", async ({ store }) => {
  const open = [...routes.filter((route) => route.includes("[")), "/[any]", "/api/[any]", "/_next/[any]"];
  const targets = open.flatMap((route) => SEGMENTS.map((segment) => fill(route, segment)));
  const headers = await staffCookies(store);
  await expectNoFault(store, [
    ...targets.map((target) => ({ target })),
    ...targets.map((target) => ({ target, headers })),
    ...targets.map((target) => ({ target, headers: { ...headers, rsc: "1" } })),
    ...targets.map((target) => ({ target, headers: { ...headers, ...JSON_BODY }, method: "POST", body: "{}" })),
  ]);
});

const everyParameter = (value: string) => PARAMETERS.map((name) => `${name}=${value}`).join("&");

test("no query parameter, alone, repeated or among all others, is an error of ours", async ({ store }) => {
  const filled = routes.map((route) => fill(route, `ord_${"0".repeat(26)}`));
  const queries = [
    ...PARAMETERS.flatMap((name) => [`${name}=x&${name}=y`, `${name}[]=x`, `${name}=`, `${name}=%`, name]),
    ...PARAMETERS.flatMap((name) => VALUES.map((value) => `${name}=${value}`)),
  ];
  const headers = await staffCookies(store);
  const requests = filled.flatMap((path, at) => [
    ...VALUES.map((value) => ({ target: `${path}?${everyParameter(value)}`, headers })),
    ...queries.filter((_, i) => i % 29 === at % 29).map((query) => ({ target: `${path}?${query}`, headers })),
    { target: `${path}?${everyParameter("__proto__")}` },
  ]);
  await expectNoFault(store, requests);
});

test("no cookie of our names, whatever it holds, takes the site down for its browser", async ({ store }) => {
  const { siteUrl } = store.stack;
  const set = (await ask(siteUrl, "/api/auth/csrf")).headers["set-cookie"] ?? [];
  const bare = set.map((cookie) => (cookie.split("=")[0] ?? "").replace(/^__(Host|Secure)-/, ""));
  const names = cookieNames([...new Set([...bare, "next-auth.session-token", "next-auth.session-token.0", "scale"])]);
  const cookies = names.flatMap((name) => cookiesOf([name])).concat(cookiesOf(names));
  const places = [
    "/",
    "/signin",
    "/signup",
    "/account",
    "/fulfillment",
    "/api/auth/session",
    "/api/auth/csrf",
    "/api/drop",
  ];
  const answers = await all(
    places.flatMap((target, at) => cookies.filter((_, i) => i % 4 === at % 4).map((cookie) => ({ target, cookie }))),
    async ({ target, cookie }) => ask(siteUrl, target, { headers: { cookie } }),
  );
  expect(bare).toContain("next-auth.callback-url");
  expect(answers.map(({ asked, status }) => `${status} ${asked}`).filter((line) => !/^(200|307)/.test(line))).toEqual(
    [],
  );
});

test("no method is an error of ours", async ({ store }) => {
  const methods = ["TRACE", "OPTIONS", "HEAD", "PUT", "DELETE", "PATCH", "PROPFIND", "LOCK", "M-SEARCH", "PURGE"];
  const targets = [...routes.map((route) => fill(route, "x")), "/_next/x", "/nothing", "/api/nothing"];
  await expectNoFault(
    store,
    targets.flatMap((target) => methods.map((method) => ({ target, method }))),
  );
  for (const target of ["/", "/api/drop"]) {
    const { status, headers } = await ask(store.stack.siteUrl, target, {
      method: "TRACE",
      headers: { "x-secret": "1" },
    });
    expect([status, headers["allow"]]).toEqual([405, expect.stringContaining("GET")]);
  }
});

test("an address or a cookie beyond all measure is refused in the form of its place", async ({ store }) => {
  for (const target of [
    `/orders/${"x".repeat(20_000)}`,
    `/api/orders/${"x".repeat(20_000)}`,
    `/?${"a=b&".repeat(5000)}`,
  ]) {
    const answer = await ask(store.stack.siteUrl, target);
    expect([answer.status, faultOf(answer)]).toEqual([431, undefined]);
  }
});

test("next-auth answers only what this site uses, as a problem where it refuses", async ({ store }) => {
  const { siteUrl } = store.stack;
  for (const target of ["/api/auth/_log", "/api/auth/nope", "/api/auth/callback/github", "/api/auth/constructor"]) {
    const answer = await ask(siteUrl, target, { method: "POST", headers: JSON_BODY, body: '{"message":"mine"}' });
    expect([target, answer.status, faultOf(answer)]).toEqual([target, 404, undefined]);
  }
  const { headers } = await ask(siteUrl, "/api/auth/error?error=%0d%0aLocation:x");
  expect(headers["location"]).toMatch(/^\/signin/);
});

test("a page takes nothing that no form of ours sends", async ({ store }) => {
  const multipart = { "content-type": "multipart/form-data; boundary=x" };
  const action = '--x\r\nContent-Disposition: form-data; name="$ACTION_ID_00"\r\n\r\n1\r\n--x--\r\n';
  const posts: readonly Ask[] = [
    { headers: { "next-action": "0".repeat(42) }, body: "[]" },
    { headers: { "next-action": "%FF", "content-type": "text/plain" }, body: "{" },
    { headers: { "next-action": "0".repeat(42), ...multipart }, body: "--x" },
    { headers: multipart, body: "--x" },
    { headers: multipart, body: action },
    { headers: multipart, body: Buffer.from(action.replace("1", "\xff"), "latin1") },
    { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "%ff=%" },
    { headers: JSON_BODY, body: "{" },
  ];
  const pages = routes.filter((route) => !isApi(route)).map((route) => fill(route, "x"));
  const requests = pages.flatMap((target) => posts.map((post) => ({ target, ...post, method: "POST" })));
  const answers = await all(requests, ({ target, ...post }) => ask(store.stack.siteUrl, target, post));
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  const problems = answers.filter((answer) => answer.status >= 400 && !isAction(answer));
  expect(problems.filter(({ body }) => !/"code":"\w+"|href="\//.test(body))).toEqual([]);
});
