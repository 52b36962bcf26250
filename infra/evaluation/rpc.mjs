/** SST's components ask the Go CLI over HTTP for builds and bootstrap data. This answers instead of it. */
import { once } from "node:events";
import http from "node:http";
import path from "node:path";
import { ESM_BANNER, ROOT } from "./places.mjs";

/** Bundles a handler from the repository for real, so that one which cannot be bundled fails here. */
async function buildHandler(esbuild, { functionID, handler, bundle }, workspace) {
  if (bundle) return { handler, out: bundle, errors: [], sourcemaps: [] };
  const out = path.join(workspace, "bundles", functionID);
  await esbuild.build({
    entryPoints: [path.join(ROOT, handler.replace(/\.[^.]+$/, ".ts"))],
    outfile: path.join(out, "bundle.mjs"),
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    target: "es2022",
    mainFields: ["module", "main"],
    logLevel: "silent",
    banner: { js: ESM_BANNER },
  });
  return { handler: `bundle${path.extname(handler)}`, out, errors: [], sourcemaps: [] };
}

const methodsOf = (esbuild, workspace) => ({
  "Provider.Aws.Bootstrap": () => ({ asset: "assets", assetEcrRegistryId: "1", assetEcrUrl: "ecr", state: "state" }),
  "Runtime.Build": ([input]) => buildHandler(esbuild, input, workspace),
});

async function resultOf(methods, request) {
  const { method, params } = JSON.parse(Buffer.concat(await Array.fromAsync(request)).toString());
  try {
    return { result: await methods[method](params) };
  } catch (error) {
    return { error: `${method}: ${error.message}` };
  }
}

/** One connection a request: a kept one may time out here, on a busy machine, just when SST sends the next. */
async function answer(methods, request, response) {
  response.setHeader("connection", "close");
  response.end(JSON.stringify(await resultOf(methods, request)));
}

/** Resolves with the URL for `SST_SERVER`. */
export async function startRpc(esbuild, workspace) {
  const methods = methodsOf(esbuild, workspace);
  const server = http.createServer((request, response) => void answer(methods, request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${server.address().port}`;
}
