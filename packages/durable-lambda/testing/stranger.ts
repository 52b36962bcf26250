import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** What a stranger gets: the tarball, installed into an empty folder beside what it declares and what their code brings. */

const PACKAGE = path.join(import.meta.dirname, "..");
const MODULES = path.join(PACKAGE, "../../node_modules");
const INSTALLED = [
  "esbuild",
  "vitest",
  "typescript",
  "@types/node",
  "@aws/durable-execution-sdk-js",
  "@middy",
  "@aws-lambda-powertools",
];

/** The command, in a stranger's folder. */
export const BIN = "node_modules/durable-lambda/dist/main.mjs";

export interface Stranger {
  readonly folder: string;
  readonly tarballBytes: number;
  remove(): void;
}

/** Packs the package, and installs it into a folder outside of the repository. */
export function installTarball(): Stranger {
  const folder = mkdtempSync(path.join(os.tmpdir(), "stranger-"));
  const installed = path.join(folder, "node_modules/durable-lambda");
  const tarball = pack(folder);
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "--strip-components=1", "-C", installed], { cwd: folder });
  for (const name of INSTALLED) link(folder, name);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { folder, tarballBytes: statSync(path.join(folder, tarball)).size, remove };
}

function pack(folder: string): string {
  const isWindows = process.platform === "win32";
  const options = { cwd: PACKAGE, encoding: "utf8", shell: isWindows } as const;
  return execFileSync(
    isWindows ? "npm.cmd" : "npm",
    ["pack", "--silent", "--pack-destination", folder],
    options,
  ).trim();
}

function link(folder: string, name: string): void {
  const target = path.join(folder, "node_modules", name);
  mkdirSync(path.dirname(target), { recursive: true });
  symlinkSync(path.join(MODULES, name), target, "junction");
}
