import http from "node:http";
import path from "node:path";
import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { startProgram, temporaryDirectory } from "./testing/program.ts";

type Headers = Readonly<Record<string, string>>;

/** `fetch` sets Host by itself, as a browser does: this is what the browser would have sent. */
function statusOf(url: string, target: string, headers: Headers, method = "GET") {
  const { port } = new URL(url);
  return new Promise<{ status: number | undefined; headers: http.IncomingHttpHeaders }>((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port, path: target, method, headers, agent: false });
    request.on("response", (response) => {
      response.destroy();
      resolve({ status: response.statusCode, headers: response.headers });
    });
    request.on("error", reject).end();
  });
}

/** The paths that are asked for, and the arguments with which the service starts on a folder. */
const SERVICES = {
  mail: { paths: ["/", "/store"], argsIn: () => [] },
  dynamodb: { paths: ["/"], argsIn: () => ["--table", "orders"] },
  stripe: { paths: ["/", "/_local/payments", "/v1/payment_intents"], argsIn: () => [] },
  carrier: { paths: ["/", "/_local/shipments", "/v2/shipments"], argsIn: () => [] },
  lambda: {
    paths: ["/_local/", "/_local/clock", "/_local/changes", "/2025-12-01/functions/order/durable-executions"],
    argsIn: (data: string) => {
      const manifest = path.join(data, "manifest.json");
      writeFileSync(manifest, JSON.stringify({ functions: {} }));
      return ["--manifest", manifest];
    },
  },
} as const;

const refused = (port: string): Headers[] => [
  { host: `evil.test:${port}` },
  { host: "evil.test" },
  { host: `localhost.evil.test:${port}` },
  { host: `127.0.0.1.evil.test:${port}` },
  { host: `localhost:${port}`, origin: "https://evil.test" },
  { host: `localhost:${port}`, origin: "null" },
  { host: `localhost:${port}`, origin: `http://localhost:1${port}` },
  { host: `localhost:${port}`, origin: `http://127.0.0.1:${port}` },
  { host: `localhost:${port}`, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" },
  { host: `localhost:${port}`, "sec-fetch-site": "same-site", "sec-fetch-mode": "cors" },
  {
    host: `localhost:${port}`,
    "sec-fetch-site": "cross-site",
    "sec-fetch-mode": "navigate",
    "sec-fetch-dest": "iframe",
  },
];

describe.each(Object.entries(SERVICES))("%s on this machine", (name, { paths, argsIn }) => {
  const start = () => {
    const data = temporaryDirectory();
    return startProgram(name, ["--data", data, ...argsIn(data)]);
  };
  test("turns away what another web page, or a name that was bound to this machine, sends", async () => {
    const { url } = await start();
    for (const target of paths)
      for (const headers of refused(new URL(url).port))
        for (const method of ["GET", "POST", "OPTIONS", "DELETE"]) {
          const answer = await statusOf(url, target, headers, method);
          expect([method, target, headers, answer.status]).toEqual([method, target, headers, 403]);
          expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
        }
  });

  test("answers programs, its own pages, and a person who follows a link", async () => {
    const { url } = await start();
    const { port } = new URL(url);
    const welcome: Headers[] = [
      { host: `localhost:${port}` },
      { host: `127.0.0.1:${port}` },
      { host: `[::1]:${port}` },
      { host: `localhost:${port}`, origin: `http://localhost:${port}`, "sec-fetch-site": "same-origin" },
    ];
    const followed: Headers = {
      host: `localhost:${port}`,
      "sec-fetch-site": "cross-site",
      "sec-fetch-mode": "navigate",
      "sec-fetch-dest": "document",
    };
    if (name !== "dynamodb") welcome.push(followed); // it has no page that a link could lead to
    for (const target of paths)
      for (const headers of welcome) {
        const answer = await statusOf(url, target, headers);
        expect([target, headers, answer.status]).not.toEqual([target, headers, 403]);
        expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
        expect(answer.headers["cross-origin-resource-policy"]).toBe("same-origin");
      }
  });
});
