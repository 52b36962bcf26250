// Our own engine, or any server that honours the contract: `<$DURABLE_SERVER> --manifest FILE --port PORT --data DIR`.
// Handlers run in the server's own worker processes, so their progress reaches the driver over a Unix socket.
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { daemon, load, until, PEERS } from "../lib.mjs";

const PORT = 18090;
const here = path.dirname(new URL(import.meta.url).pathname);
export const info = {
  packages: ["@aws/durable-execution-sdk-js", "@aws-sdk/client-lambda"],
  wal: /-wal$/,
  settleMs: 5000,
  durability: `server: ${process.env.DURABLE_SERVER}`,
};
const sockets = (dir) => path.join(os.tmpdir(), `durable-${path.basename(dir)}.sock`);
export async function startServer(dir) {
  const handler = path.join(PEERS, "order-handler.mjs");
  fs.writeFileSync(
    handler,
    `import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import net from 'node:net';
import { orderWorkflow } from '${here}/../order.mjs';
const s = net.connect(process.env.BENCH_SOCKET ?? ${JSON.stringify(sockets(dir))}); s.unref(); s.on('error', () => {});
const now = () => Number(process.hrtime.bigint() / 1000n) / 1000;
const emit = (ev, id, name, token) => s.write(JSON.stringify({ ev, id, name, token, t: now() }) + '\\n');
const run = orderWorkflow(emit);
export const handler = withDurableExecution(({ id }, ctx) => run({ id,
  step: (name, fn) => ctx.step(name, fn),
  wait: async (name) => { const [promise, token] = await ctx.createCallback(name, { timeout: { days: 1 } }); emit('waiting', id, name, token); return promise; } }));
`,
  );
  const manifest = path.join(dir, "manifest.json");
  fs.writeFileSync(
    manifest,
    JSON.stringify({
      functions: {
        order: { handler: `${handler}#handler`, timeout: 60, durable: { executionTimeout: 900, retentionDays: 1 } },
      },
    }),
  );
  fs.rmSync(dir + "/server.log", { force: true }); // or "listening" of the server that was killed would be found
  const [cmd, ...rest] = process.env.DURABLE_SERVER.split(" ");
  const child = daemon(dir, "server", cmd, [
    ...rest,
    "--manifest",
    manifest,
    "--port",
    String(PORT),
    "--data",
    dir + "/data",
  ]);
  await until(() => /listening/.test(fs.readFileSync(dir + "/server.log", "utf8")));
  return { pid: child.pid };
}
export async function worker({ dir }) {
  // relays what the handlers report
  const file = sockets(dir);
  fs.rmSync(file, { force: true });
  net
    .createServer((c) => {
      let buf = "";
      c.on("error", () => {});
      c.on("data", (d) => {
        buf += d;
        let i;
        while ((i = buf.indexOf("\n")) >= 0) {
          process.send(JSON.parse(buf.slice(0, i)));
          buf = buf.slice(i + 1);
        }
      });
    })
    .listen(file);
}
export async function client() {
  const {
    LambdaClient,
    InvokeCommand,
    SendDurableExecutionCallbackSuccessCommand,
    ListDurableExecutionsByFunctionCommand,
  } = await load("@aws-sdk/client-lambda");
  const c = new LambdaClient({
    endpoint: `http://127.0.0.1:${PORT}`,
    region: "us-east-1",
    credentials: { accessKeyId: "x", secretAccessKey: "x" },
  });
  const invoke = (id, type) =>
    c.send(
      new InvokeCommand({
        FunctionName: "order",
        Qualifier: "$LATEST",
        InvocationType: type,
        DurableExecutionName: id,
        Payload: JSON.stringify({ id }),
      }),
    );
  return {
    start: (id) => invoke(id, "Event"),
    run: (id) => invoke(id, "RequestResponse"),
    complete: (id, name, token) =>
      c.send(
        new SendDurableExecutionCallbackSuccessCommand({ CallbackId: token, Result: JSON.stringify({ ok: true }) }),
      ),
    completed: async () => {
      let n = 0,
        Marker;
      do {
        const r = await c.send(
          new ListDurableExecutionsByFunctionCommand({
            FunctionName: "order",
            Statuses: ["SUCCEEDED"],
            MaxItems: 1000,
            Marker,
          }),
        );
        n += r.DurableExecutions.length;
        Marker = r.NextMarker;
      } while (Marker);
      return n;
    },
  };
}
