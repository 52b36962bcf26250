import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "./folder.mjs";
import { folderWith } from "./testing/command.ts";

test("a folder is made with those above it, and left as it is where it is there", () => {
  const folder = path.join(folderWith(), "data/of/mine");
  makeFolder(folder);
  writeFileSync(path.join(folder, "journal.db"), "");
  makeFolder(folder);
  expect(existsSync(path.join(folder, "journal.db"))).toBe(true);
});

test("a file in its place, or above it, is said", () => {
  const file = path.join(folderWith({ data: "a file" }), "data");
  expect(() => makeFolder(file)).toThrow(expect.objectContaining({ code: "EEXIST", path: file }));
  expect(() => makeFolder(path.join(file, "below"))).toThrow(expect.objectContaining({ code: "ENOTDIR" }));
});
