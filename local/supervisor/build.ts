import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { exited, startChild } from "./child.ts";
import { acquireLock } from "./lock.ts";
import { say } from "./log.ts";
import { writeWhole } from "./secrets.ts";
import { UserError } from "./user-error.ts";

const SOURCES = [
  "{app,components,lib,public,infra}/**/*",
  "workflows/**/*.ts",
  "packages/{additive-model,draw-record}/**/*.ts",
  "{next,tailwind,postcss}.config.*",
  "{middleware,proxy,instrumentation,instrumentation-client}.*",
  "package-lock.json",
  "tsconfig.json",
];
const ANOTHER_BUILD_TAKES_MS = 10 * 60_000;

/** One hash of everything that goes into the site's build: names and contents, tests left out. */
export function sourceStamp(root: string): string {
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.includes(".test."),
  );
  const names = files.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))).sort();
  const hash = createHash("sha256");
  for (const name of names)
    hash
      .update(`${name}\0`)
      .update(readFileSync(path.join(root, name)))
      .update("\0");
  return hash.digest("hex");
}

/** Leaves a production build of the present sources in `.next`; builds only when there is none. */
export async function ensureBuild(root: string, env: Readonly<Record<string, string>>): Promise<void> {
  if (isFresh(root)) return;
  const lock = await acquireLock(
    path.join(root, "node_modules", ".quantasneaks-build.lock"),
    ANOTHER_BUILD_TAKES_MS,
    waiting,
  );
  if (lock === undefined)
    throw new UserError("Another build of the site has been running for ten minutes. Stop it and start again.");
  try {
    if (!isFresh(root)) await build(root, env);
  } finally {
    lock.release();
  }
}

const waiting = () => say("build", "waiting for another build to end");

const stampFile = (root: string) => path.join(root, ".next", "source-stamp");

function isFresh(root: string): boolean {
  const built = existsSync(path.join(root, ".next", "BUILD_ID")) && existsSync(stampFile(root));
  return built && readFileSync(stampFile(root), "utf8") === sourceStamp(root);
}

async function build(root: string, env: Readonly<Record<string, string>>): Promise<void> {
  say("build", "building the site");
  const stamp = sourceStamp(root);
  rmSync(stampFile(root), { force: true });
  const args = [path.join(root, "node_modules", "next", "dist", "bin", "next"), "build"];
  const reason = await exited(
    startChild({ name: "build", args, cwd: root, env: { ...env, NEXT_TELEMETRY_DISABLED: "1" } }),
  );
  if (reason !== "code 0") throw new UserError(`The site does not build (${reason}): see above.`);
  writeWhole(stampFile(root), stamp);
}
