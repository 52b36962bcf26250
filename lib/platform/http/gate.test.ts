import { once } from "node:events";
import http, { type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { gate, type Lane } from "@/lib/platform/http/gate";

const servers: http.Server[] = [];
afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers.length = 0;
});

async function listen(lanes: readonly Lane[], handle: RequestListener): Promise<string> {
  const server = http.createServer(gate(lanes, handle));
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const orders = { takes: ({ method }) => method === "POST", longestWaitMs: 1000 } satisfies Partial<Lane>;
const post = (url: string, init: RequestInit = {}) => fetch(url, { method: "POST", ...init });

/** A listener that holds every request until the test lets it go. */
function held() {
  const inside: ServerResponse[] = [];
  const handle: RequestListener = (request, response) => {
    request.resume();
    inside.push(response);
  };
  const letGo = () => inside.shift()?.end("done");
  const untilInside = (count: number) => vi.waitFor(() => expect(inside).toHaveLength(count), 60_000);
  return { inside, handle, letGo, untilInside };
}

it("so many are worked on at once, the others wait and are served in turn", async () => {
  const { handle, letGo, untilInside } = held();
  const url = await listen([{ ...orders, atOnce: 2 }], handle);
  const answers = [1, 2, 3, 4].map(() => post(url));
  for (let next = 3; next <= 4; next++) {
    await untilInside(2);
    letGo();
  }
  await untilInside(2);
  letGo();
  letGo();
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});

it("one too many is turned away before it is handled, and told when to come back", async () => {
  const { handle, inside, letGo, untilInside } = held();
  const url = await listen([{ ...orders, atOnce: 1, longestWaitMs: 1 }], handle);
  const first = post(url, { body: "1" });
  await untilInside(1);
  const others = [post(url, { body: "2" }), post(url, { body: "3" })];
  const refused = await Promise.race(others);
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  expect(await refused.json()).toMatchObject({ code: "overloaded", status: 503 });
  expect(inside).toHaveLength(1);
  letGo();
  await first;
  await untilInside(1);
  letGo();
  expect(new Set((await Promise.all(others)).map(({ status }) => status))).toEqual(new Set([200, 503]));
});

it("a person who opens a page is turned away with a page that tries again by itself", async () => {
  const { handle, letGo, untilInside } = held();
  const url = await listen([{ takes: () => true, atOnce: 1, longestWaitMs: -1 }], handle);
  const first = fetch(url);
  await untilInside(1);
  const refused = await fetch(url, { headers: { accept: "text/html,*/*" } });
  expect(refused.headers.get("content-type")).toContain("text/html");
  expect(await refused.text()).toMatch(/<meta http-equiv="refresh" content="\d+">/);
  letGo();
  await first;
});

it("a caller who has gone is not worked for", async () => {
  const { handle, letGo, untilInside } = held();
  const url = await listen([{ ...orders, atOnce: 1 }], handle);
  const first = post(url);
  await untilInside(1);
  const leaving = new AbortController();
  const gone = post(url, { signal: leaving.signal });
  const last = post(url, { body: "last" });
  leaving.abort();
  await expect(gone).rejects.toThrow();
  letGo();
  await first;
  await untilInside(1);
  letGo();
  expect((await last).status).toBe(200);
});

it("what no lane takes does not wait, and lanes do not wait for each other", async () => {
  const { handle, letGo, untilInside } = held();
  const url = await listen([{ ...orders, atOnce: 1 }], handle);
  const [order, page] = [post(url), fetch(url)];
  await untilInside(2);
  letGo();
  letGo();
  expect((await Promise.all([order, page])).map(({ status }) => status)).toEqual([200, 200]);
});
