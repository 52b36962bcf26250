// Finds a browser for Playwright, or gets one: Playwright's own, a Chromium of the system, Playwright's download, apt.
// As a script it installs if need be; as a module `findBrowser` only looks.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");
/** The shell first: a whole Chromium without a screen draws its own window, too, for half as much CPU again. */
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** `{ executablePath }` of a browser on this machine, undefined for Playwright's own; or undefined when there is none. */
export function findBrowser() {
  if (existsSync(chromium.executablePath())) return { executablePath: undefined };
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(path.delimiter)];
  const executablePath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
  return executablePath === undefined ? undefined : { executablePath };
}

/** For Playwright's `launchOptions.executablePath`: undefined means its own. */
export const browserExecutablePath = () => findBrowser()?.executablePath;

/** Like `findBrowser`, but fetches one when there is none. Throws when that fails too. */
export function ensureBrowser() {
  const found =
    findBrowser() ??
    (installFromPlaywright() ? findBrowser() : undefined) ??
    (installFromApt() ? findBrowser() : undefined);
  if (found) return found;
  throw new Error(
    "No browser for the end-to-end tests: install Chromium (apt-get install chromium, or npx playwright install chromium).",
  );
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(command, args) {
  console.log(`[setup] ${[command, ...args].join(" ")}`);
  return spawnSync(command, args, { cwd: root, stdio: "inherit", timeout: 10 * 60_000 }).status === 0;
}

const installFromPlaywright = () =>
  run(process.execPath, [path.join(root, "node_modules", "@playwright", "test", "cli.js"), "install", "chromium"]);

function installFromApt() {
  if (process.platform !== "linux") return false;
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const apt = (...args) => run(...split([...asRoot, "apt-get", ...args]));
  const install = (name) => apt("install", "-y", "--no-install-recommends", name);
  return apt("update") && (install("chromium-headless-shell") || install("chromium"));
}

const split = ([command, ...args]) => [command, args];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(`[setup] browser: ${ensureBrowser().executablePath ?? "Playwright's own"}`);
  } catch (error) {
    console.error(`[setup] ${error.message}`);
    process.exitCode = 1;
  }
}
