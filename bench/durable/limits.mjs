/* oxlint-disable -- the comparison harness, kept as it was when the published numbers were taken */
// Physical limits of this machine: node limits.mjs [--only fsync,sqlite,http,sdk]
// Prints one JSON line per limit. Packages come from $PEERS (default: peers/ in the system's temp dir).
import { createRequire } from "node:module";
import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import { fileURLToPath } from "node:url";
import { PEERS, arg, median, cpuClock, otherCores, quiet } from "./lib.mjs";

const require = createRequire(PEERS + "/package.json");
const self = fileURLToPath(import.meta.url);
const dir = PEERS + "/data/limits";
const out = (limit, unit, runs, extra = {}) =>
  console.log(
    JSON.stringify({
      limit,
      unit,
      median: Math.round(median(runs)),
      min: Math.round(Math.min(...runs)),
      max: Math.round(Math.max(...runs)),
      otherCores: runs.otherCores,
      node: process.version,
      at: new Date().toISOString(),
      ...extra,
    }),
  );
const rate = (seconds, fn) => {
  const t = performance.now();
  let n = 0;
  while (performance.now() - t < seconds * 1e3) {
    fn();
    n++;
  }
  return (n / (performance.now() - t)) * 1e3;
};
const times = async (fn) => {
  await quiet(0.3, 20_000);
  const r = [],
    c = cpuClock();
  for (let i = 0; i < 3; i++) r.push(await fn());
  r.otherCores = Number(otherCores(c, cpuClock()).toFixed(2));
  return r;
};

if (process.argv.includes("--server")) {
  // trivial server in its own process
  const s = http.createServer((req, res) => {
    req.resume();
    req.on("end", () => {
      res.setHeader("content-type", "application/json");
      res.end('{"CheckpointToken":"abc","NewExecutionState":{"Operations":[]}}');
    });
  });
  s.keepAliveTimeout = 60_000;
  s.listen(0, "127.0.0.1", () => process.send(s.address().port));
} else {
  const only = arg("only", "fsync,sqlite,http,sdk").split(",");
  fs.rmSync(dir, { recursive: true, force: true });
  fs.mkdirSync(dir, { recursive: true });
  if (only.includes("fsync")) {
    const buf = Buffer.alloc(200, 120);
    out(
      "append 200 B + fdatasync (node)",
      "ops/s",
      await times(() => {
        const fd = fs.openSync(dir + "/a", "a");
        const r = rate(3, () => {
          fs.writeSync(fd, buf);
          fs.fdatasyncSync(fd);
        });
        fs.closeSync(fd);
        return r;
      }),
    );
    const pre = dir + "/pre";
    fs.writeFileSync(pre, Buffer.alloc(64 << 20));
    let off = 0;
    out(
      "overwrite 200 B in a preallocated file + fdatasync (node)",
      "ops/s",
      await times(() => {
        const fd = fs.openSync(pre, "r+");
        const r = rate(3, () => {
          fs.writeSync(fd, buf, 0, 200, off);
          off = (off + 200) % (60 << 20);
          fs.fdatasyncSync(fd);
        });
        fs.closeSync(fd);
        return r;
      }),
    );
  }
  if (only.includes("sqlite")) {
    const Better = require("better-sqlite3");
    const { DatabaseSync } = await import("node:sqlite");
    for (const [lib, open] of [
      ["better-sqlite3", (f) => new Better(f)],
      ["node:sqlite", (f) => new DatabaseSync(f)],
    ])
      for (const sync of ["FULL", "NORMAL"])
        out(
          `${lib} 1-row insert commits, WAL synchronous=${sync}`,
          "commits/s",
          await times(() => {
            const f = `${dir}/${lib.replace(":", "")}-${sync}-${Math.random()}.db`;
            const db = open(f);
            db.exec(
              `pragma journal_mode=wal; pragma synchronous=${sync}; create table t(id integer primary key, a text)`,
            );
            const ins = db.prepare("insert into t(a) values (?)");
            const v = "x".repeat(200);
            const r = rate(3, () => ins.run(v));
            db.close();
            return r;
          }),
        );
  }
  if (only.includes("http") || only.includes("sdk")) {
    const child = spawn(process.execPath, [self, "--server"], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    const port = await new Promise((r) => child.once("message", r));
    const url = `http://127.0.0.1:${port}`;
    if (only.includes("http")) {
      const autocannon = require("autocannon");
      for (const connections of [1, 32])
        out(
          `autocannon POST, ${connections} connections, trivial node:http server`,
          "req/s",
          await times(
            async () =>
              (await autocannon({ url, connections, duration: 4, method: "POST", body: '{"a":1}' })).requests.average,
          ),
        );
    }
    if (only.includes("sdk")) {
      const { LambdaClient, CheckpointDurableExecutionCommand } = require("@aws-sdk/client-lambda");
      const client = new LambdaClient({
        region: "us-east-1",
        endpoint: url,
        credentials: { accessKeyId: "x", secretAccessKey: "y" },
      });
      const call = () =>
        client.send(
          new CheckpointDurableExecutionCommand({
            DurableExecutionArn:
              "arn:aws:lambda:us-east-1:123456789012:function:order:1/durable-execution/order-1/run-1",
            CheckpointToken: "abc",
            Updates: [{ Id: "1", Type: "STEP", Action: "SUCCEED", Name: "risk", Payload: '{"score":1}' }],
          }),
        );
      for (const conc of [1, 32])
        out(
          `AWS SDK LambdaClient CheckpointDurableExecution, ${conc} in flight`,
          "calls/s",
          await times(async () => {
            const t = performance.now();
            let n = 0;
            await Promise.all(
              Array.from({ length: conc }, async () => {
                while (performance.now() - t < 4000) {
                  await call();
                  n++;
                }
              }),
            );
            return (n / (performance.now() - t)) * 1e3;
          }),
        );
    }
    child.kill();
  }
  fs.rmSync(dir, { recursive: true, force: true });
}
