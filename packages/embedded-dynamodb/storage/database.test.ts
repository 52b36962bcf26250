import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { openDatabase, type Database } from "./database.ts";

const disk = vi.hoisted(() => ({ waiting: [] as ((error: null) => void)[], here: 0 }));

vi.mock("node:fs", async (original) => ({
  ...(await original<object>()),
  fdatasync: (_: number, done: (error: null) => void) => void disk.waiting.push(done),
  fdatasyncSync: () => void disk.here++,
}));

beforeEach(() => {
  vi.spyOn(performance, "now").mockReturnValue(0); // never calm: the disk is asked off the main thread
  disk.waiting.length = 0;
  disk.here = 0;
});

const folder = (): string => {
  const directory = mkdtempSync(path.join(os.tmpdir(), "embedded-dynamodb-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
};

const opened = (directory = folder()): Database => {
  const database = openDatabase(directory);
  onTestFinished(() => database.close());
  database.run([], "CREATE TABLE IF NOT EXISTS notes (note TEXT)");
  return database;
};

const write = (database: Database, partition: string, note = partition) => {
  database.run([partition], "INSERT INTO notes VALUES (?)", note);
  return database.dependency();
};
const read = (database: Database, partition: string) => {
  database.reads(partition);
  return database.dependency();
};
const turn = () => new Promise((resolve) => setImmediate(resolve));
const isPending = async (promise: Promise<void> | undefined): Promise<boolean> => {
  const pending = Symbol("pending");
  return (await Promise.race([promise, turn().then(() => pending)])) === pending;
};
/** The disk is done with what it was given. */
async function synced(): Promise<void> {
  await turn();
  disk.waiting.shift()?.(null);
}

describe("an answer", () => {
  it("to a write waits for the disk, and those that come together wait for one sync", async () => {
    const database = opened();
    await synced();
    const [one, two] = [write(database, "a"), write(database, "b")];
    await turn();
    expect([await isPending(one), await isPending(two), disk.waiting.length]).toEqual([true, true, 1]);
    await synced();
    expect([await isPending(one), await isPending(two)]).toEqual([false, false]);
  });

  it("to a write that comes while the disk works waits for the next sync", async () => {
    const database = opened();
    await synced();
    const first = write(database, "a");
    await turn();
    const second = write(database, "b");
    await synced();
    expect([await isPending(first), await isPending(second)]).toEqual([false, true]);
    await synced();
    expect(await isPending(second)).toBe(false);
  });

  it("to a read waits for another's write of the same partition, and for no other", async () => {
    const database = opened();
    await synced();
    void write(database, "a");
    const [beforeCommit, other] = [read(database, "a"), read(database, "b")];
    await turn();
    const afterCommit = read(database, "a");
    expect([await isPending(beforeCommit), await isPending(afterCommit), other]).toEqual([true, true, undefined]);
    await synced();
    expect([await isPending(beforeCommit), await isPending(afterCommit)]).toEqual([false, false]);
    expect(read(database, "a")).toBeUndefined();
  });

  it("is not held up by a thread where nobody else is waiting", async () => {
    vi.spyOn(performance, "now").mockReturnValue(1000);
    const database = opened();
    await write(database, "a");
    expect([disk.here, disk.waiting.length]).toEqual([1, 0]);
  });

  it("holds nobody up where several wait, however long the pause was", async () => {
    vi.spyOn(performance, "now").mockReturnValue(1000);
    const database = opened();
    await Promise.all([turn(), write(database, "a"), write(database, "b"), synced()]);
    void write(database, "c");
    await turn();
    expect([disk.here, disk.waiting.length]).toEqual([0, 1]);
  });
});

describe("a database", () => {
  it("that is closed has what was written", () => {
    const directory = folder();
    const database = opened(directory);
    void write(database, "a");
    database.close();
    expect(opened(directory).get("SELECT note FROM notes")).toEqual(["a"]);
  });

  it("is owned by one server", () => {
    const directory = folder();
    opened(directory);
    expect(() => openDatabase(directory)).toThrow(/is in use: another server runs on this folder/);
  });

  it("of another version, or that is none, is refused and left alone", () => {
    const directory = folder();
    const file = path.join(directory, "tables.db");
    const other = new DatabaseSync(file);
    other.exec("PRAGMA user_version=99");
    other.close();
    expect(() => openDatabase(directory)).toThrow(/has schema 99, not 1/);
    const elsewhere = folder();
    appendFileSync(path.join(elsewhere, "tables.db"), "not a database ".repeat(100));
    expect(() => openDatabase(elsewhere)).toThrow(/cannot be opened/);
  });
});
