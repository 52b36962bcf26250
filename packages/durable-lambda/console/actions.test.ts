/** The console's buttons by their paths. */
import type { ServerResponse } from "node:http";
import { expect, test, vi } from "vitest";
import type { Engine } from "../engine/engine.ts";
import { Query } from "../http/query.ts";
import { actionOf } from "./actions.ts";
import { consoleRoute } from "./routes.ts";

test("a button's answer waits until what it did is on disk", async () => {
  const disk = Promise.withResolvers<void>();
  const flushed = vi.fn(() => disk.promise);
  const engine = { scheduler: { advance: async () => new Set() }, journal: { flushed } } as unknown as Engine;
  const end = vi.fn();
  const response = { writeHead: vi.fn(), end } as unknown as ServerResponse;
  const request = { method: "POST", path: "/_local/console/clock", query: new Query(new URLSearchParams()) };
  const answered = consoleRoute(engine, { ...request, body: Buffer.from("advanceSeconds=60") }, response);
  await vi.waitFor(() => expect(flushed).toHaveBeenCalled(), 60_000);
  expect(end).not.toHaveBeenCalled();
  disk.resolve();
  expect(await answered).toBe(true);
  expect(end).toHaveBeenCalled();
});

test("what every object has is no button", () => {
  for (const name of ["toString", "constructor", "__proto__", "hasOwnProperty"])
    expect(actionOf(name, undefined)).toBeUndefined();
});
