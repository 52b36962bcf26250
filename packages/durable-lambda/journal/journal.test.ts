/** The journal against damage: recovered where nothing acknowledged is lost, refused with a message otherwise. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openDatabase } from "./database.ts";
import { Journal } from "./journal.ts";
import { checkWal } from "./wal-check.ts";

let dir = "";
let copy = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "journal-"));
  copy = mkdtempSync(join(tmpdir(), "journal-copy-"));
});
afterEach(() => {
  for (const folder of [dir, copy]) rmSync(folder, { recursive: true, force: true });
});

/** A journal as a killed server leaves it: the log not yet taken over. */
async function killedJournal(transactions: number): Promise<string> {
  const database = openDatabase(dir);
  const journal = new Journal(database);
  for (let i = 0; i < transactions; i++) {
    journal.setMeta(`key${i}`, "x".repeat(5000));
    await journal.flushed();
  }
  for (const name of ["journal.db", "journal.db-wal"]) copyFileSync(join(dir, name), join(copy, name));
  database.close();
  return join(copy, "journal.db-wal");
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}

describe("the write-ahead log", () => {
  test("of a killed server is sound, and everything is there", async () => {
    expect(checkWal(await killedJournal(5))).toEqual({ state: "sound" });
    const database = openDatabase(copy);
    expect(new Journal(database).meta("key4")).toHaveLength(5000);
    database.close();
  });

  test("damaged before acknowledged transactions is refused", async () => {
    const wal = await killedJournal(5);
    flip(wal, 5000);
    expect(() => openDatabase(copy)).toThrow(/damaged at frame/);
  });

  test("with a torn last transaction is recovered, and says so", async () => {
    const wal = await killedJournal(5);
    flip(wal, readFileSync(wal).length - 100);
    const warn = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const database = openDatabase(copy);
    expect(new Journal(database).meta("key3")).toHaveLength(5000);
    expect(new Journal(database).meta("key4")).toBeUndefined();
    expect(warn.mock.calls.join()).toContain("incomplete");
    warn.mockRestore();
    database.close();
  });
});

test("a damaged database is refused with its name", () => {
  writeFileSync(join(dir, "journal.db"), Buffer.alloc(8192, "nonsense"));
  expect(() => openDatabase(dir)).toThrow(/journal\.db is damaged/);
});

test("a second server on the same folder is refused", () => {
  const database = openDatabase(dir);
  expect(() => openDatabase(dir)).toThrow(/in use/);
  database.close();
});
