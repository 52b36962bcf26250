/** Group commit: where the disk is waited for. */
import type * as FileSystem from "node:fs";
import { fdatasync, fdatasyncSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Database, openDatabase } from "./database.ts";

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof FileSystem>();
  return { ...fs, fdatasync: vi.fn(fs.fdatasync), fdatasyncSync: vi.fn(fs.fdatasyncSync) };
});

let dir = "";
let database: Database;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "database-"));
  database = openDatabase(dir);
  database.sql.exec("CREATE TABLE written (n)");
  vi.clearAllMocks();
});
afterEach(() => {
  database.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Syncs so far: by a thread, and on the main thread. */
const syncs = () => [fdatasync, fdatasyncSync].map((sync) => vi.mocked(sync).mock.calls.length);

function write(n: number): Promise<void> {
  database.write();
  database.sql.exec(`INSERT INTO written VALUES (${n})`);
  return database.flushed();
}

/** Writers of one turn of the event loop, each waiting for the disk. */
const writers = (count: number) => Promise.all(Array.from({ length: count }, (_, n) => write(n)));

test("many writers share one sync, off the main thread, and so do those that follow at once", async () => {
  const clock = vi.spyOn(performance, "now").mockReturnValue(1000);
  await writers(3);
  clock.mockReturnValue(1019);
  await writers(1);
  expect(syncs()).toEqual([2, 0]);
  clock.mockReturnValue(1020);
  await writers(1);
  expect(syncs()).toEqual([2, 1]);
  clock.mockRestore();
});

test("a start and its first invocation do not wait for a thread", async () => {
  await writers(2);
  expect(syncs()).toEqual([0, 1]);
});

test("on a slow disk those who waited hear of it before the next sync, which may hold the main thread up", async () => {
  const clock = vi.spyOn(performance, "now").mockReturnValue(1000);
  const happened: string[] = [];
  vi.mocked(fdatasyncSync).mockImplementation(() => void happened.push("next sync"));
  vi.mocked(fdatasync).mockImplementationOnce((_, done) => {
    const next = write(3); // while the disk works
    void next.then(() => happened.push("next answers"));
    setImmediate(() => (clock.mockReturnValue(1030), done(null)));
  });
  await writers(3).then(() => happened.push("answers"));
  await database.flushed();
  expect(happened).toEqual(["answers", "next sync", "next answers"]);
  clock.mockRestore();
  vi.mocked(fdatasyncSync).mockReset();
});
