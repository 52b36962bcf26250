import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { buildPage } from "./build.ts";

const file = path.resolve(import.meta.dirname, "../../../public/draw-verifier.html");

it("the page that the site offers is the one that these sources make: `npm run docs` writes it", async () => {
  const page = await buildPage();
  if (process.env["UPDATE_DOCS"]) writeFileSync(file, page);
  expect(readFileSync(file, "utf8") === page).toBe(true);
});

it("the page asks no server: its policy allows its own script and style alone, and it names no address", async () => {
  const page = await buildPage();
  expect(page).toContain(`content="default-src 'none'; script-src 'sha256-`);
  expect(page).not.toMatch(/(src|href)="(?!data:,)/);
  expect(page.match(/<script/g)).toHaveLength(1);
});
