import http, { type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dropFileSchema } from "@/lib/shop/drop/schema";
import { publishDraw } from "./draw.ts";

const PASSWORD = "the right one";
const asked: { readonly path: string; readonly body: string }[] = [];

const json = (response: ServerResponse, status: number, answer: object, cookie = "a=b; Path=/") =>
  response.writeHead(status, { "content-type": "application/json", "set-cookie": cookie }).end(JSON.stringify(answer));

/** The site, as far as a manager is asked for. */
const site = http.createServer((request, response) => {
  void (async () => {
    const [path, body] = [`${request.method} ${request.url}`, await text(request)];
    asked.push({ path, body });
    const isKnown = request.headers.cookie?.includes("session=manager") ?? false;
    if (path === "GET /api/auth/csrf") return json(response, 200, { csrfToken: "token" }, "csrf=token");
    if (path === "POST /api/auth/callback/credentials")
      return new URLSearchParams(body).get("password") === PASSWORD && request.headers.cookie?.includes("csrf=token")
        ? json(response, 200, {}, "session=manager; HttpOnly")
        : json(response, 401, {});
    return isKnown ? json(response, 200, { dropId: "a-draw" }) : json(response, 403, {});
  })();
});

let siteUrl = "";
beforeAll(async () => {
  await once(site.listen(0, "127.0.0.1"), "listening");
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(() => void site.close());

const publisher = (password: string) => ({ siteUrl, email: "manager@example.com", password });

it("publishes a draw that the store takes, open for so long, and says where it is", async () => {
  expect(await publishDraw(publisher(PASSWORD), 3)).toBe(`${siteUrl}/drops/a-draw`);
  const created = asked.find(({ path }) => path === "POST /api/fulfillment/drops");
  const drop = dropFileSchema.parse({ dropId: "a-draw", ...(JSON.parse(created?.body ?? "") as object) });
  const openMs = Date.parse(drop.entriesCloseAt ?? "") - Date.now();
  expect(drop.mode).toBe("draw");
  expect(openMs).toBeGreaterThan(2 * 60_000);
  expect(openMs).toBeLessThanOrEqual(3 * 60_000);
  expect(asked.at(-1)?.path).toBe("POST /api/fulfillment/drops/a-draw/publish");
});

it("a wrong password, and a store that is not there, are said in words", async () => {
  await expect(publishDraw(publisher("another"), 3)).rejects.toThrow("STAFF_PASSWORD");
  await expect(publishDraw({ ...publisher(PASSWORD), siteUrl: "http://127.0.0.1:9" }, 3)).rejects.toThrow(
    "Is it running",
  );
});
