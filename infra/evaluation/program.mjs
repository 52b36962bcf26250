/**
 * One evaluation, in a process of its own (./evaluate.ts starts it), since Pulumi keeps one stack per process.
 *
 * 1. The config is bundled by the same esbuild recipe as the CLI's, into `.sst/platform`, where Pulumi is found.
 * 2. Pulumi hands every resource and every lookup to ./mocks.mjs, which make up what AWS would say.
 * 3. The program is done when no promise that Pulumi started is pending.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { mocks } from "./mocks.mjs";
import { ESM_BANNER, PLATFORM, ROOT } from "./places.mjs";
import { startRpc } from "./rpc.mjs";
import { fakeSiteBuild } from "./site-build.mjs";

const REGION = "eu-central-1";
const SETTLE_MS = 180_000;
/** As the CLI's. */
const EXTERNAL = "@pulumi/* undici @pulumiverse/* @sst-provider/* @aws-sdk/* esbuild archiver glob vite".split(" ");
const require = createRequire(path.join(PLATFORM, "package.json"));
const esbuild = require("esbuild");
const pulumi = require("@pulumi/pulumi");

const source = `
  import { run } from "${PLATFORM}/src/auto/run.ts";
  import config from "${ROOT}/sst.config.ts";
  export default () => run(config.run);
`;

/** The file; of who sells, every value without the bracket that makes it a placeholder, where the evaluation asks for that. */
function sourceOf(file) {
  const text = fs.readFileSync(file, "utf8");
  const fills = process.env.EVALUATE_FILLED_IN === "1" && file.endsWith("/content/seller.ts");
  return fills ? text.replaceAll(': "[', ': "') : text;
}

/** SST makes `sst` and `aws` known to every file of ours by importing them at its head. */
const globalsPlugin = {
  name: "globals",
  setup: (build) =>
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      if (/\/(\.sst|node_modules)\//.test(file)) return undefined;
      const head = `import * as aws from "@pulumi/aws";\nimport * as sst from "${PLATFORM}/src/components";\n`;
      return { contents: head + sourceOf(file), loader: "ts", resolveDir: path.dirname(file) };
    }),
};

async function bundle(globals, outfile) {
  await esbuild.build({
    stdin: { contents: source, resolveDir: ROOT, sourcefile: "program.ts", loader: "ts" },
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "es2022",
    mainFields: ["module", "main"],
    logLevel: "silent",
    nodePaths: [path.join(PLATFORM, "node_modules")],
    inject: [path.join(PLATFORM, "src/shim/run.js")],
    define: Object.fromEntries(Object.entries(globals).map(([name, value]) => [name, JSON.stringify(value)])),
    external: EXTERNAL,
    banner: { js: ESM_BANNER },
    plugins: [globalsPlugin],
  });
}

/** Bundles, imports and removes the bundle. */
async function loadProgram(app, workspace) {
  const paths = { home: workspace, root: workspace, work: path.join(workspace, ".sst"), platform: PLATFORM };
  const $cli = { command: "deploy", rpc: "", paths, state: { version: {} } };
  const outfile = path.join(PLATFORM, `evaluation-${process.pid}.mjs`);
  try {
    await bundle({ $app: app, $cli, $dev: false }, outfile);
    return (await import(pathToFileURL(outfile))).default;
  } finally {
    fs.rmSync(outfile, { force: true });
  }
}

/** How sst.config.ts wants the stage to be removed and protected. */
async function readApp(stage) {
  globalThis.$config = (config) => config;
  const { default: config } = await import("../../sst.config.ts");
  return { stage, ...(await config.app({ stage })) };
}

/** Resolves when the run is over and nothing it started is pending, or when something failed: then some of it never ends. */
async function settled(run, errors) {
  const { leakCandidates } = require("@pulumi/pulumi/runtime/state").getStore();
  const deadline = Date.now() + SETTLE_MS;
  let over = false;
  run.finally(() => (over = true));
  for (let calm = 0; calm < 3 && errors.length === 0; calm = over && leakCandidates.size === 0 ? calm + 1 : 0) {
    if (Date.now() > deadline) errors.push(`the stack did not settle: ${leakCandidates.size} promises are pending`);
    await sleep(50);
  }
}

/** Pulumi marks secrets by wrapping them under this key. */
const SECRET = "4dabf18193072939515e22adb298388d";
function unwrap(value) {
  if (Array.isArray(value)) return value.map(unwrap);
  if (value === null || typeof value !== "object") return value;
  if (SECRET in value) return unwrap(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unwrap(inner)]));
}

async function main(stage, workspace) {
  const errors = [];
  const note = (error) => errors.push(error?.message ?? String(error));
  process.on("unhandledRejection", note);
  fakeSiteBuild(workspace);
  Object.assign(process.env, { SST_AWS_REGION: REGION, SST_SERVER: await startRpc(esbuild, workspace) });
  const app = await readApp(stage);
  const resources = [];
  await pulumi.runtime.setMocks(mocks(REGION, resources), app.name, stage, false);
  const program = await loadProgram(app, workspace);
  await settled(pulumi.runtime.runInPulumiStack(() => program()).catch(note), errors);
  return { app, errors, resources: resources.map(({ inputs, ...rest }) => ({ ...rest, inputs: unwrap(inputs) })) };
}

const [stage, workspace] = process.argv.slice(2);
process.send(await main(stage, workspace));
