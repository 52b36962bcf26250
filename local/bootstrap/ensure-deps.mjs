// Runs before every npm script, on whatever Node the machine has (>= 18) and with nothing installed: brings
// node_modules in line with package-lock.json, once, however many scripts start at the same time.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");
const stamp = path.join(root, "node_modules", ".lock-sha256");
const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const want = sha256(readFileSync(path.join(root, "package-lock.json")));
/** Outside of node_modules, which `npm ci` removes. */
const lock = path.join(os.tmpdir(), `ensure-deps-${sha256(root).slice(0, 16)}.lock`);

const isInstalled = () => existsSync(stamp) && readFileSync(stamp, "utf8") === want;

const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

function fail(message) {
  console.error(`[setup] ${message}`);
  process.exit(1);
}

/** True when this process may install; false when someone else is at it. */
function tryLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (isAbandoned()) rmSync(lock, { force: true });
    return false;
  }
}

function isAbandoned() {
  try {
    const pid = Number(readFileSync(lock, "utf8"));
    if (!pid) return Date.now() - statSync(lock).mtimeMs > 5_000;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

function npm(args) {
  const options = { cwd: root, stdio: "inherit" };
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js")) return spawnSync(process.execPath, [script, ...args], options);
  const windows = process.platform === "win32";
  return spawnSync(windows ? "npm.cmd" : "npm", args, { ...options, shell: windows });
}

function install() {
  console.log("[setup] installing dependencies (npm ci) ...");
  const { status, error } = npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (status !== 0)
    fail(
      `npm ci failed (${error?.message ?? `code ${status}`}): see above; check the network, then run the command again.`,
    );
  const bundled =
    spawnSync(path.join(root, "node_modules", ".bin", "node"), ["--version"], { encoding: "utf8" }).stdout ?? "";
  if (!/^v(2[4-9]|[3-9]\d)\./.test(bundled))
    fail("npm did not install its own Node 24: install scripts must be allowed for the package `node`.");
  writeFileSync(stamp, want);
}

if (!isInstalled()) {
  for (let waits = 0; !tryLock(); waits++) {
    if (waits === 5) console.log("[setup] waiting for another npm ci on this folder ...");
    sleep(200);
  }
  const unlock = () => rmSync(lock, { force: true });
  process.on("exit", unlock);
  if (!isInstalled()) install();
}
