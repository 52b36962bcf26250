import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { folderWith } from "../testing/command.ts";
import { buildFile, codeOf } from "./build.ts";

/** What a file exports once it is bundled, and loaded from another folder. */
async function bundled(file: string): Promise<Record<string, unknown>> {
  const bundle = path.join(folderWith(), "bundle.mjs");
  writeFileSync(bundle, codeOf(await buildFile(file, [])));
  return (await import(pathToFileURL(bundle).href)) as Record<string, unknown>;
}

const sourceOf = (text: string) => path.join(folderWith({ "order.ts": text }), "order.ts");

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

test("a package with a native part is loaded from its place, where it finds it", async () => {
  const source = 'export { ClassicLevel } from "classic-level"; export { Level } from "level";';
  expect(await bundled(sourceOf(source))).toMatchObject({
    ClassicLevel: expect.any(Function),
    Level: expect.any(Function),
  });
});

test.each([
  ["index.mjs", "{}"],
  ["index.js", '{"type":"module"}'],
])("so is a package that is an ECMAScript module, %s", async (main, manifest) => {
  const folder = folderWith({ "order.ts": 'export { default as place, helped } from "addon";' });
  rmSync(path.join(folder, "node_modules"));
  const files = {
    "addon/package.json": JSON.stringify({ ...(JSON.parse(manifest) as object), exports: `./${main}` }),
    [`addon/${main}`]:
      'import load from "node-gyp-build"; export const helped = load(); export default import.meta.dirname;',
    "node-gyp-build/index.js": "module.exports = () => true;",
  };
  for (const [name, text] of Object.entries(files)) write(path.join(folder, "node_modules", name), text);
  expect(await bundled(path.join(folder, "order.ts"))).toMatchObject({
    helped: true,
    place: path.join(folder, "node_modules/addon"),
  });
});

test("a native module itself is loaded, too", async () => {
  const addon = `classic-level/prebuilds/${process.platform}-${process.arch}/classic-level.node`;
  const source = `import * as native from ${JSON.stringify(addon)}; export const { db_init } = native;`;
  expect(await bundled(sourceOf(source))).toMatchObject({ db_init: expect.any(Function) });
});

test("styles beside the code are not taken for it", async () => {
  const folder = folderWith({ "mail.css": "p { color: red }", "order.ts": 'import "./mail.css"; export const a = 1;' });
  expect(codeOf(await buildFile(path.join(folder, "order.ts"), []))).toContain("a = 1");
});
