import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { AppError } from "@/lib/platform/errors";
import type { limitNetwork } from "@/lib/platform/http/limit";

vi.mock("next/headers", () => ({ headers: async () => new Headers(), cookies: async () => new Map() }));
vi.mock("@/lib/platform/http/limit", () => ({
  limitNetwork: vi.fn<typeof limitNetwork>().mockRejectedValue(new AppError("rate_limited", { retryAfterSeconds: 7 })),
}));

const root = path.resolve(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

const METHODS = ["POST", "PUT", "PATCH", "DELETE"] as const;
type Handler = (request: Request, context: unknown) => Promise<Response>;
type Route = Partial<Record<(typeof METHODS)[number], Handler>>;

const routes = globSync("app/api/**/route.ts", { cwd: root }).toSorted();
const NOTHING_THERE = "app/api/[[...path]]/route.ts";

const url = "https://quantasneaks.test/api/any";
const answerOf = (handler: Handler, method: string) =>
  handler(new Request(url, { method }), { params: Promise.resolve({}) });

async function unlimitedIn(file: string): Promise<string[]> {
  const exported = (await import(path.join(root, file))) as Route;
  const unlimited: string[] = [];
  for (const method of METHODS) {
    const handler = exported[method];
    if (!handler) continue;
    const { status, headers } = await answerOf(handler, method);
    if (status === 405) continue;
    if (status !== 429 || headers.get("retry-after") !== "7") unlimited.push(`${method} ${file}`);
  }
  return unlimited;
}

it("every change by the API counts for its network, but those that their sender signs", async () => {
  const unlimited: string[] = [];
  for (const file of routes) if (file !== NOTHING_THERE) unlimited.push(...(await unlimitedIn(file)));
  expect(unlimited).toEqual(["POST app/api/webhooks/carrier/route.ts", "POST app/api/webhooks/stripe/route.ts"]);
});

type Action = (previous: unknown, data: FormData) => Promise<unknown>;

const sources = globSync("{app,components,lib}/**/*.{ts,tsx}", { cwd: root }).filter(
  (file) => !file.includes(".test."),
);
const actions = sources.filter((file) => /^\s*["']use server["'];?$/m.test(read(file))).toSorted();

it("every server action counts for its network", async () => {
  expect(actions.filter((file) => path.basename(file) !== "action.ts")).toEqual([]);
  for (const file of actions) {
    const exported = (await import(path.join(root, file))) as Record<string, Action>;
    for (const [name, action] of Object.entries(exported)) {
      const state = JSON.stringify(await action({ status: "idle" }, new FormData()));
      expect(state, `${name} of ${file}`).toContain('"code":"rate_limited"');
    }
  }
});

describe("every change by who is signed in counts for their account", () => {
  /** Who only looks asks so; who changes something is an actor. */
  const asksUncounted = /\brequire(?:Viewer|Session|Staff|Manager)\(|\bcurrent(?:Viewer|Session)\(/;

  it("in a server action", () => expect(actions.filter((file) => asksUncounted.test(read(file)))).toEqual([]));

  it("in a call of the API", () => {
    const handlers = routes.flatMap((file) =>
      read(file)
        .split(/^(?=export )/m)
        .map((source) => ({ file, source })),
    );
    const changes = handlers.filter(({ source }) => /^export const (?:POST|PUT|PATCH|DELETE) =/.test(source));
    expect(changes.length).toBeGreaterThan(20);
    expect(changes.filter(({ source }) => asksUncounted.test(source)).map(({ file }) => file)).toEqual([]);
  });
});
