/**
 * Native code cannot be part of a bundle: it is loaded from where it is installed. So is all of a package that looks for
 * its native part by one of the usual helpers, which search from the file that asks them.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "esbuild";

const ADDON = String.raw`\.node$`;
const HELPERS = /^(?:@mapbox\/node-pre-gyp|bindings|detect-libc|node-gyp-build(?:-optional-packages)?)$/;
const PACKAGE = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+[\\/]/;

/** Leaves the packages in these folders out of the bundle, and adds to them those that it finds to have a native part. */
export function nativeModules(folders: Set<string>): Plugin {
  const inFolders = [...folders].flatMap((folder) => [escaped(folder), escaped(pathToFileURL(folder).href)]);
  const inPlace = new RegExp([ADDON, ...inFolders.map((start) => `^${start}`)].join("|"));
  return {
    name: "native-modules",
    setup(build) {
      build.onResolve({ filter: HELPERS }, ({ importer }) => {
        const [folder] = PACKAGE.exec(importer) ?? [];
        if (folder !== undefined) folders.add(folder);
        return undefined;
      });
      build.onResolve({ filter: inPlace }, ({ path, importer }) => {
        const isItself = path === importer || path === pathToFileURL(importer).href;
        return isItself ? { path, external: true } : undefined;
      });
      build.onLoad({ filter: inPlace }, ({ path }) => ({
        contents: isModule(path) ? fromModule(path) : fromCommonJs(path),
      }));
    },
  };
}

const fromCommonJs = (path: string) => `module.exports = require(${JSON.stringify(path)})`;

function fromModule(path: string): string {
  const url = JSON.stringify(pathToFileURL(path).href);
  return `export * from ${url}; import * as all from ${url}; export default all["default"];`;
}

const isModule = (path: string) => path.endsWith(".mjs") || (path.endsWith(".js") && typeAbove(path) === "module");

/** `type` of the nearest package.json. */
function typeAbove(path: string): unknown {
  const file = join(dirname(path), "package.json");
  if (existsSync(file)) return (JSON.parse(readFileSync(file, "utf8")) as { type?: unknown }).type;
  return dirname(path) === path ? undefined : typeAbove(dirname(path));
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
