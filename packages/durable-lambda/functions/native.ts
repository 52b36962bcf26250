/**
 * Native code cannot be part of a bundle: it is loaded from where it is installed. So is all of a package that looks for
 * its native part by one of the usual helpers, which search from the file that asks them.
 */
import type { Plugin } from "esbuild";

const ADDON = String.raw`\.node$`;
const HELPERS = /^(?:@mapbox\/node-pre-gyp|bindings|detect-libc|node-gyp-build(?:-optional-packages)?)$/;
const PACKAGE = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+[\\/]/;

/** Leaves the packages in these folders out of the bundle, and adds to them those that it finds to have a native part. */
export function nativeModules(folders: Set<string>): Plugin {
  const inPlace = new RegExp([ADDON, ...[...folders].map((folder) => `^${escaped(folder)}`)].join("|"));
  return {
    name: "native-modules",
    setup(build) {
      build.onResolve({ filter: HELPERS }, ({ importer }) => {
        const [folder] = PACKAGE.exec(importer) ?? [];
        if (folder !== undefined) folders.add(folder);
        return undefined;
      });
      build.onResolve({ filter: inPlace }, ({ path, importer }) =>
        path === importer ? { path, external: true } : undefined,
      );
      build.onLoad({ filter: inPlace }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(path)})`,
      }));
    },
  };
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
