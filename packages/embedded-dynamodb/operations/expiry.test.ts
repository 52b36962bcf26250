import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { Catalog } from "../storage/catalog.ts";
import { openDatabase } from "../storage/database.ts";
import type { Engine } from "./engine.ts";
import { startExpiry } from "./expiry.ts";
import { putItem } from "./items.ts";
import { scan } from "./scan.ts";
import { createTable, updateTimeToLive } from "./tables.ts";

const EVERY_MS = 10;

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

function opened(): Engine {
  const directory = mkdtempSync(path.join(os.tmpdir(), "embedded-dynamodb-"));
  const database = openDatabase(directory);
  onTestFinished(() => {
    database.close();
    rmSync(directory, { recursive: true, force: true });
  });
  return { database, catalog: new Catalog(database) };
}

function table(engine: Engine, TableName: string, attribute?: string): void {
  createTable(engine, {
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  });
  if (attribute === undefined) return;
  updateTimeToLive(engine, { TableName, TimeToLiveSpecification: { AttributeName: attribute, Enabled: true } });
}

const put = (engine: Engine, TableName: string, id: string, more: object = {}) =>
  putItem(engine, { TableName, Item: { id: { S: id }, ...more } });

const idsIn = (engine: Engine, TableName: string): string[] => {
  const { Items } = JSON.parse(scan(engine, { TableName })) as { Items: { id: { S: string } }[] };
  return Items.map(({ id }) => id.S).toSorted();
};

function after(engine: Engine, turns: number): void {
  const stop = startExpiry(engine, EVERY_MS);
  vi.advanceTimersByTime(turns * EVERY_MS);
  stop();
}

const seconds = (offset: number) => ({ N: String(Math.floor(Date.now() / 1000) + offset) });

it("deletes what has expired, and nothing else", () => {
  const engine = opened();
  table(engine, "shoes", "worn out.at");
  put(engine, "shoes", "past", { "worn out.at": seconds(-1) });
  put(engine, "shoes", "future", { "worn out.at": seconds(60) });
  put(engine, "shoes", "never");
  put(engine, "shoes", "a text", { "worn out.at": { S: "1" } });
  after(engine, 3);
  expect(idsIn(engine, "shoes")).toEqual(["a text", "future", "never"]);
});

it("leaves a table alone that has no time to live, and comes round all that have", () => {
  const engine = opened();
  for (const name of ["aaa", "bbb", "ccc"]) {
    table(engine, name, name === "bbb" ? undefined : "ttl");
    put(engine, name, "past", { ttl: seconds(-1) });
  }
  after(engine, 8);
  expect(["aaa", "bbb", "ccc"].map((name) => idsIn(engine, name).length)).toEqual([0, 1, 0]);
});

it("goes on where it stopped, and begins again", () => {
  const engine = opened();
  table(engine, "many", "ttl");
  for (let i = 0; i < 1200; i++) put(engine, "many", String(i), { ttl: seconds(i % 2 === 0 ? -1 : 60) });
  after(engine, 6);
  expect(idsIn(engine, "many")).toHaveLength(600);
  put(engine, "many", "late", { ttl: seconds(-1) });
  after(engine, 6);
  expect(idsIn(engine, "many")).toHaveLength(600);
});
