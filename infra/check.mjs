/**
 * `npm run test:stack`: types of sst.config.ts and infra/, then the stack evaluated without AWS and looked at.
 * `--install-only` stops before that, so that the two minutes of the registry can pass beside other work.
 * On a fresh clone it first lets SST unpack its components and fetch Pulumi's (npm registry only, 320 MB in `.sst`).
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "..");
const PLATFORM = path.join(ROOT, ".sst/platform");
const BIN = path.join(ROOT, "node_modules/.bin");
const sdks = ["@pulumi/pulumi", "@pulumi/aws"].map((name) => path.join(PLATFORM, "node_modules", name, "package.json"));
/** Keeps SST from looking for newer versions, for bun, and for someone to tell. */
const OFFLINE = { SST_SKIP_DEPENDENCY_CHECK: "1", SST_NO_BUN: "1", SST_TELEMETRY_DISABLED: "1", SST_STAGE: "ci" };

/** Resolves with the exit code and everything that was printed; `show` prints it as it comes. */
async function run(command, args, { show = false, env = {} } = {}) {
  const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
      if (show) process.stdout.write(chunk);
    });
  const [code] = await once(child, "close");
  return { code, output };
}

const sstVersion = () => JSON.parse(fs.readFileSync(path.join(ROOT, "node_modules/sst/package.json"), "utf8")).version;

/** SST notes which of its versions unpacked the platform: after an update it is fetched anew. */
const VERSION = path.join(PLATFORM, "version");
const isInstalled = () =>
  [...sdks, VERSION].every((file) => fs.existsSync(file)) && fs.readFileSync(VERSION, "utf8").trim() === sstVersion();

async function installPlatform() {
  const { code, output } = await run(path.join(BIN, "sst"), ["install"], { env: OFFLINE });
  if (code === 0 && isInstalled()) return;
  throw new Error(`sst install failed (it needs the npm registry and 350 MB of disk):\n${output}`);
}

async function ensurePlatform() {
  if (isInstalled()) return "there already";
  console.log("sst install: unpacking SST's components, about 40 s the first time ...");
  await installPlatform().catch((error) => {
    console.warn(`${error.message}\nTrying once more ...`);
    return installPlatform();
  });
  return "installed";
}

/** SST's own sources come along as TypeScript and do not meet our strictness: only what is in our files counts. */
async function checkTypes() {
  const { code, output } = await run(path.join(BIN, "tsc"), ["--project", "infra/tsconfig.json", "--pretty", "false"]);
  const diagnostics = output.split("\n").filter((line) => /error TS\d+/.test(line));
  const ours = diagnostics.filter((line) => !line.startsWith(".sst/"));
  if (ours.length > 0) throw new Error(ours.join("\n"));
  if (code !== 0 && diagnostics.length === 0) throw new Error(output);
  return "sst.config.ts and infra/ are sound";
}

async function checkStack() {
  const args = ["--test", "--test-reporter=spec", path.join(import.meta.dirname, "stack.test.ts")];
  const { code, output } = await run(process.execPath, args, { show: true });
  if (code !== 0) throw new Error("the stack is not as it should be");
  return `${/pass (\d+)/.exec(output)?.[1]} assertions hold`;
}

const summary = [];
async function stage(name, work) {
  const startedMs = Date.now();
  const result = await work();
  summary.push(`  ${name.padEnd(9)} ${result} (${((Date.now() - startedMs) / 1000).toFixed(1)} s)`);
}

try {
  await stage("platform", ensurePlatform);
  if (process.argv.includes("--install-only")) process.exit(0);
  await stage("types", checkTypes);
  await stage("stack", checkStack);
  console.log(`\nInfrastructure checked without AWS:\n${summary.join("\n")}`);
} catch (error) {
  console.error(
    `\n${error.message}\n\nInfrastructure check failed. Passed before:\n${summary.join("\n") || "  nothing"}`,
  );
  process.exitCode = 1;
}
