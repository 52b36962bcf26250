import { afterEach, expect, test, vi } from "vitest";
import { pollOnce } from "./poll-once";

interface Thing {
  readonly status: string;
}
const isThing = (body: unknown): body is Thing => typeof body === "object" && body !== null && "status" in body;
const poll = (etag: string | null = null) => pollOnce("/thing", etag, isThing);

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = status === 304 ? null : JSON.stringify(body);
  const fetched = vi.fn<typeof fetch>(async () => new Response(text, { status, headers }));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

afterEach(() => vi.unstubAllGlobals());

test("a fresh answer brings its value, its tag and the wait that the server asked for", async () => {
  answer(200, { status: "a" }, { etag: '"1"', "retry-after": "5" });
  expect(await poll()).toEqual({ kind: "fresh", value: { status: "a" }, etag: '"1"', waitMs: 5000 });
});

test("the known tag is sent, and 304 means unchanged", async () => {
  const fetched = answer(304, null);
  expect(await poll('"1"')).toEqual({ kind: "unchanged", waitMs: 2000 });
  expect(fetched.mock.calls[0]?.[1]?.headers).toMatchObject({ "if-none-match": '"1"' });
});

test.each([
  [401, { kind: "signed_out" }],
  [404, { kind: "gone" }],
  [500, { kind: "failed", waitMs: null }],
])("%d ends or delays the polling", async (status, result) => {
  answer(status, {});
  expect(await poll()).toEqual(result);
});

test("a busy server's Retry-After is kept", async () => {
  answer(503, {}, { "retry-after": "7" });
  expect(await poll()).toEqual({ kind: "failed", waitMs: 7000 });
});

test("an answer of another shape is a failure, never shown", async () => {
  answer(200, { nothing: true });
  expect(await poll()).toEqual({ kind: "failed", waitMs: null });
});

test("a network that is away is a failure, not an exception", async () => {
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => {
      throw new TypeError("Failed to fetch");
    }),
  );
  expect(await poll()).toEqual({ kind: "failed", waitMs: null });
});
