/** Makes `dist/`: plain JavaScript and types, as they are published. `node build.ts`, before `npm pack`. */
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build, type BuildOptions } from "esbuild";

const here = import.meta.dirname;
const dist = join(here, "dist");
const { resolve } = createRequire(import.meta.url);
const packageOf = (name: string) => dirname(resolve(`${name}/package.json`));

const common = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node22",
  outdir: dist,
  outExtension: { ".js": ".mjs" },
  legalComments: "none",
  external: ["esbuild", "vitest"],
} satisfies BuildOptions;

rmSync(dist, { recursive: true, force: true });
await build({
  ...common,
  absWorkingDir: here,
  entryPoints: ["main.mjs", "index.ts", "testing.ts"],
  splitting: true,
  chunkNames: "[name]-[hash]",
});
const inside = { worker: "workers/inside/entry.ts", load: "discovery/load.ts" };
await build({ ...common, absWorkingDir: here, entryPoints: inside }); // each is run by itself
for (const asset of ["console.css", "console.js"]) copyFileSync(join(here, "console", asset), join(dist, asset));
copyFileSync(join(here, "../../LICENSE"), join(here, "LICENSE"));
writeFileSync(
  join(dist, "THIRD-PARTY"),
  `zod is part of this package:\n\n${readFileSync(join(packageOf("zod"), "LICENSE"), "utf8")}`,
);
execFileSync(process.execPath, [join(packageOf("typescript"), "bin/tsc"), "-p", join(here, "tsconfig.types.json")], {
  stdio: "inherit",
});
