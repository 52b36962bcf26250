import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { syntaxOf, type Syntax } from "./syntax.ts";

const ROOT = path.join(import.meta.dirname, "../..");
const FOLDERS = ["app", "components", "lib", "workflows", "local", "infra", "packages"];

export interface SourceFile extends Syntax {
  readonly path: string;
  readonly lines: number;
}
/** Non-test sources by path. */
export type Tree = ReadonlyMap<string, SourceFile>;

const isSource = (file: string) => /\.(ts|tsx|mjs)$/.test(file) && !/\.d\.m?ts$/.test(file);
const isTest = (file: string) => /\.(test|suite|spec)\.tsx?$|\/(testing|conformance)\//.test(file);
const isHidden = (file: string) => file.split("/").some((part) => part === "node_modules" || part.startsWith("."));

/** The tree of these texts; tests are left out. */
export function treeOf(texts: Iterable<readonly [path: string, text: string]>): Tree {
  const files = [...texts].filter(([file]) => isSource(file) && !isTest(file) && !isHidden(file));
  return new Map(
    files.map(([file, text]) => [
      file,
      { path: file, lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0), ...syntaxOf(file, text) },
    ]),
  );
}

function readFolders(root: string): Tree {
  const present = FOLDERS.filter((folder) => existsSync(path.join(root, folder)));
  const files = present.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      .filter(isSource),
  );
  return treeOf(files.toSorted().map((file) => [file, readFileSync(path.join(root, file), "utf8")]));
}

/** The working tree, or the tree of a git revision of this repository. @throws Error when git does not know the revision */
export function readTree(revision?: string): Tree {
  if (revision === undefined) return readFolders(ROOT);
  const folder = mkdtempSync(path.join(tmpdir(), "quantasneaks-house-"));
  try {
    const archive = execFileSync("git", ["archive", revision], { cwd: ROOT, maxBuffer: 2 ** 30 });
    execFileSync("tar", ["-x", "-C", folder], { input: archive });
    return readFolders(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
