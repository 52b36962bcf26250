// Restate: server binary from npm (Rust, one process) and a Node worker over HTTP/2. Driver speaks to the ingress.
import http2 from "node:http2";
import { daemon, load, until, PEERS } from "../lib.mjs";
import { orderWorkflow } from "../order.mjs";

const INGRESS = 18080,
  ADMIN = 19070,
  NODE = 15122,
  WORKER = 19080;
export const info = {
  packages: ["@restatedev/restate-server", "@restatedev/restate-sdk"],
  wal: /\.log$/,
  settleMs: 5000,
  durability:
    "as shipped: replicated loglet (1 node), log-server RocksDB WAL fsync on; only change: inactivityTimeout 1 s for measures suspended/recovery/scale (default 1 min, 1000 live invocations)",
};
export async function startServer(dir) {
  const child = daemon(
    dir,
    "server",
    PEERS + "/node_modules/@restatedev/restate-server-linux-x64/bin/restate-server",
    ["--base-dir", dir + "/data", "--node-name", "bench"],
    {
      env: {
        ...process.env,
        RESTATE_DISABLE_TELEMETRY: "true",
        RESTATE_LISTEN_MODE: "tcp",
        RESTATE_BIND_IP: "127.0.0.1",
        RESTATE_BIND_PORT: String(NODE),
        RESTATE_INGRESS__BIND_PORT: String(INGRESS),
        RESTATE_ADMIN__BIND_PORT: String(ADMIN),
        RESTATE_LOG_DISABLE_ANSI_CODES: "true",
        DO_NOT_TRACK: "1",
      },
    },
  );
  await until(
    async () =>
      (await fetch(`http://127.0.0.1:${ADMIN}/health`)).ok &&
      (await fetch(`http://127.0.0.1:${INGRESS}/restate/health`)).ok,
  );
  return { pid: child.pid };
}
export async function worker({ dir, emit }) {
  const restate = await load("@restatedev/restate-sdk");
  const run = orderWorkflow(emit);
  const order = restate.workflow({
    name: "order",
    handlers: {
      run: (ctx) =>
        run({
          id: ctx.key,
          step: (name, fn) => ctx.run(name, fn),
          wait: (name) => {
            const { id, promise } = ctx.awakeable();
            emit("waiting", ctx.key, name, id);
            return promise;
          },
        }),
    },
    options: /suspended|recovery|scale/.test(dir) ? { inactivityTimeout: { seconds: 1 } } : {},
  });
  http2.createServer(restate.createEndpointHandler({ services: [order] })).listen(WORKER, "127.0.0.1");
}
const post = async (path, body, port = INGRESS) => {
  const r = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body ?? {}),
  });
  const text = await r.text();
  if (!r.ok) throw new Error(`${path} ${r.status} ${text}`);
  return text ? JSON.parse(text) : null;
};
export async function client() {
  await until(() => post("/deployments", { uri: `http://127.0.0.1:${WORKER}` }, ADMIN));
  await until(() => post("/query", { query: "select 1" }, ADMIN));
  return {
    start: (id) => post(`/order/${id}/run/send`),
    run: (id) => post(`/order/${id}/run`),
    complete: (id, name, token) => post(`/restate/awakeables/${token}/resolve`, { ok: true }),
    completed: async () =>
      (await post("/query", { query: "select count(*) as n from sys_invocation where status = 'completed'" }, ADMIN))
        .rows[0].n,
  };
}
