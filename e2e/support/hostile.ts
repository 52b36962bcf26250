import { globSync } from "node:fs";
import http from "node:http";
import path from "node:path";

const app = path.resolve(import.meta.dirname, "../../app");

/** Every address of the app directory, as Next spells it: `/orders/[id]`. */
export const routes: readonly string[] = globSync("**/{page.tsx,route.ts}", { cwd: app })
  .map((file) => `/${path.posix.dirname(file)}`.replace(/\/\.$/, "/"))
  .toSorted();

export const isApi = (route: string): boolean => route.startsWith("/api/");

/** The address with this in place of whatever it leaves open. */
export const fill = (route: string, segment: string): string => route.replaceAll(/\[\[?(\.\.\.)?\w+\]\]?/g, segment);

/** Undecodable, half decodable, or decodable to what no id holds. */
export const SEGMENTS = [
  "%",
  "%A0",
  "%FF",
  "%00",
  "%zz",
  "%E0%A4%A",
  "%ED%A0%80",
  "%C0%AF",
  "x%FFy",
  "%2e%2e%2f",
  "%252e",
  "%0d%0aX",
  "__proto__",
  "constructor",
  "ord_%E2%80%AE",
  "%F0%9F%91%9F",
  `ord_${"0".repeat(3000)}`,
];

/** Every query parameter that the app reads. */
export const PARAMETERS = [
  "marker",
  "cursor",
  "status",
  "level",
  "q",
  "sort",
  "within",
  "country",
  "assigned",
  "held",
  "flagged",
  "drop",
  "tab",
  "kind",
  "id",
  "decision",
  "token",
  "purpose",
  "dropId",
  "size",
  "error",
  "callbackUrl",
  "workflow",
  "decided",
  "of",
  "takeOver",
  "score",
  "approve",
  "reject",
  "auto",
  "below",
  "blind",
  "entry",
  "try",
];

export const VALUES = [
  "x",
  "%FF",
  "%00",
  "%0d%0aSet-Cookie:x",
  "undefined",
  "constructor",
  "__proto__",
  "-1",
  "1e999",
  "99999999999999999999",
  "%E2%80%AE",
  "%F0%9F%91%9F",
  "javascript:alert(1)",
  "2026-13-45",
  "e30",
  "z".repeat(3000),
];

const COOKIE_VALUES = [
  "undefined",
  "",
  "%",
  "%FF",
  "x",
  "null",
  "a.b.c.d.e",
  '"',
  "a|b",
  "http://",
  "//",
  "javascript:x",
];
export const cookieNames = (base: readonly string[]): string[] =>
  base.flatMap((name) => [name, `__Host-${name}`, `__Secure-${name}`]);
export const cookiesOf = (names: readonly string[]): string[] =>
  COOKIE_VALUES.map((value) => names.map((name) => `${name}=${value}`).join("; "));

export interface Answer {
  readonly asked: string;
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A request as it is written: no client in between mends what is wrong with it. */
export function ask(siteUrl: string, target: string, { method = "GET", headers = {}, body = "" }: Ask = {}) {
  const { port, host } = new URL(siteUrl);
  const asked = `${method} ${target.slice(0, 100)} ${JSON.stringify(headers).slice(0, 200)}`;
  return new Promise<Answer>((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port, method, path: target, headers: { host, ...headers } });
    request.on("error", reject);
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          asked,
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.end(body);
  });
}

/** What is wrong with an answer to a hostile request: an error of ours, or not in the form of the place. Undefined: nothing. */
export function faultOf({ asked, status, headers, body }: Answer): string | undefined {
  const type = headers["content-type"] ?? "";
  const fault = (what: string) => `${what}: ${status} ${type} for ${asked}: ${body.slice(0, 200)}`;
  if (status >= 500) return fault("an error of ours");
  if (status < 400) return undefined;
  const api = asked.split(" ")[1]?.startsWith("/api/") === true;
  const wanted = api ? /^application\/problem\+json/ : /^text\/(html|x-component)/;
  if (!wanted.test(type)) return fault(`not ${String(wanted)}`);
  if (asked.startsWith("HEAD") || type.startsWith("text/x")) return undefined;
  return (api ? /"code":"\w+"/ : /href="\//).test(body) ? undefined : fault(api ? "no code" : "no way on");
}

/** Answers to all of these, a few at a time. */
export async function all<T, R>(items: readonly T[], act: (item: T) => Promise<R>, atOnce = 4): Promise<R[]> {
  const queue = items.entries();
  const results: R[] = [];
  const work = async () => {
    for (const [index, item] of queue) results[index] = await act(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
