import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..");
const text = readFileSync(path.join(import.meta.dirname, "security.md"), "utf8");
const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) +\| ([12]) +\| ([^|]+)\| ([\w/]+) +\| ([^|]+)\|$/gm)].map(
  ([, no = "", level = "", , state = "", how = ""]) => ({ no, level, state, how: how.trim() }),
);

it("every file and test that is named is there", () => {
  const named = [...text.matchAll(/`([\w@.[\]-]+(?:\/[\w@.[\]-]+)+|[\w-]+\.(?:ts|md))`/g)].map(([, name = ""]) => name);
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
});

it("every requirement of ASVS 5.0, levels 1 and 2, has one line that says how it stands", () => {
  expect(new Set(rows.map(({ no }) => no)).size).toBe(rows.length);
  expect(rows.filter(({ level }) => level === "1").length).toBe(70);
  expect(rows.filter(({ level }) => level === "2").length).toBe(183);
  expect(["met", "partly", "open", "n/a"]).toEqual(expect.arrayContaining(rows.map(({ state }) => state)));
  expect(rows.filter(({ how }) => how === "")).toEqual([]);
});

const count = (state: string) => rows.filter((row) => row.state === state).length;

it("the counts that are told are right", () => {
  const told = `${count("met")} are met, ${count("partly")} partly, ${count("open")} are open, ${count("n/a")} do not apply`;
  expect(text).toContain(told);
});
