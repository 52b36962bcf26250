import { writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { folderWith } from "../testing/command.ts";
import { buildFile, codeOf } from "./build.ts";

/** What a source exports once it is bundled, and loaded from another folder. */
async function bundled(source: string): Promise<Record<string, unknown>> {
  const { outputFiles, ...rest } = await buildFile(path.join(folderWith({ "order.ts": source }), "order.ts"), []);
  const bundle = path.join(folderWith(), "bundle.mjs");
  writeFileSync(bundle, codeOf({ outputFiles, ...rest }));
  return (await import(pathToFileURL(bundle).href)) as Record<string, unknown>;
}

test("a package with a native part is loaded from its place, where it finds it", async () => {
  expect(await bundled('export { ClassicLevel } from "classic-level"; export { Level } from "level";')).toMatchObject({
    ClassicLevel: expect.any(Function),
    Level: expect.any(Function),
  });
});

test("a native module itself is loaded, too", async () => {
  const addon = `classic-level/prebuilds/${process.platform}-${process.arch}/classic-level.node`;
  const source = `import * as native from ${JSON.stringify(addon)}; export const { db_init } = native;`;
  expect(await bundled(source)).toMatchObject({ db_init: expect.any(Function) });
});

test("styles beside the code are not taken for it", async () => {
  const folder = folderWith({ "mail.css": "p { color: red }", "order.ts": 'import "./mail.css"; export const a = 1;' });
  expect(codeOf(await buildFile(path.join(folder, "order.ts"), []))).toContain("a = 1");
});
