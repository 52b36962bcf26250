// node bench.mjs --engine <name> --measure throughput|latency|suspended|recovery|scale [--n N] [--runs 3]
// Prints one JSON line: the median, min and max of every number over the runs. otherCores says how much CPU
// other work on the machine used during a run: numbers taken with much of it are not to be compared.
import fs from "node:fs";
import { EventEmitter } from "node:events";
import { fileURLToPath } from "node:url";
import {
  PEERS,
  arg,
  now,
  sleep,
  median,
  percentile,
  daemon,
  tree,
  usage,
  disk,
  version,
  until,
  started,
  cpuClock,
  otherCores,
  quiet,
  beforeKill,
} from "./lib.mjs";

const engine = arg("engine"),
  measure = arg("measure", "throughput"),
  runs = Number(arg("runs", 3));
const adapter = await import(`./engines/${engine}.mjs`);
const { info } = adapter;
const here = fileURLToPath(new URL(".", import.meta.url));

/** An engine in its own data directory: its server (if any), its worker process, and a client. */
class Peer extends EventEmitter {
  constructor(dir) {
    super();
    this.setMaxListeners(0);
    this.dir = dir;
    this.calls = new Map();
    this.seq = 0;
    this.at = new Map();
    this.tokens = new Map();
  }
  async open() {
    fs.mkdirSync(this.dir + "/data", { recursive: true });
    const t = now();
    this.server = await adapter.startServer?.(this.dir);
    this.worker = daemon(this.dir, "worker", process.execPath, [here + "worker.mjs", engine, this.dir], { ipc: true });
    await new Promise((ok, no) => {
      this.worker.once("exit", (c) => no(new Error(`worker exited ${c}, see ${this.dir}/worker.log`)));
      this.worker.on("message", (m) => {
        if (m.ready) ok();
        else if (m.call) {
          const c = this.calls.get(m.call);
          this.calls.delete(m.call);
          if (m.error) c.no(new Error(m.error));
          else c.ok(m.value);
        } else this.event(m);
      });
    });
    const rpc =
      (method) =>
      (...args) =>
        new Promise((ok, no) => {
          this.calls.set(++this.seq, { ok, no });
          this.worker.send({ call: this.seq, method, args });
        });
    Object.assign(
      this,
      { start: rpc("start"), run: rpc("run"), complete: rpc("complete"), completed: rpc("completed") },
      await adapter.client?.(this.dir, (m) => this.event({ t: now(), ...m })),
    );
    await adapter.ready?.(this.dir);
    return now() - t;
  }
  event({ ev, id, name, token, t }) {
    const key = `${ev}:${id}:${name ?? ""}`;
    if (token) this.tokens.set(`${id}:${name}`, token);
    if (!this.at.has(key)) {
      this.at.set(key, t);
      this.emit(key, t);
    }
  }
  /** The time at which the worker first reported this event. */
  when(ev, id, name = "", ms = 60_000) {
    const key = `${ev}:${id}:${name}`;
    if (this.at.has(key)) return Promise.resolve(this.at.get(key));
    return new Promise((ok, no) => {
      const timer = setTimeout(() => {
        this.off(key, done);
        no(new Error("timeout " + key));
      }, ms);
      const done = (t) => {
        clearTimeout(timer);
        ok(t);
      };
      this.once(key, done);
    });
  }
  finish(id, name) {
    return this.complete(id, name, this.tokens.get(`${id}:${name}`));
  }
  pids() {
    return tree([this.server?.pid, this.worker?.pid, ...started]);
  }
  kill9() {
    this.worker?.removeAllListeners("exit");
    const pids = this.pids();
    beforeKill(pids);
    for (const p of pids)
      try {
        process.kill(p, "SIGKILL");
      } catch {
        continue; // it is gone already
      }
    for (const c of this.calls.values()) c.no(new Error("killed"));
    this.calls.clear();
  }
  async close() {
    this.kill9();
    await sleep(300);
    if (!process.argv.includes("--keep")) fs.rmSync(this.dir, { recursive: true, force: true });
  }
}

async function pool(n, conc, fn, deadline = Infinity) {
  let i = 0;
  await Promise.all(
    Array.from({ length: conc }, async () => {
      while (i < n && now() < deadline) await fn(i++);
    }),
  );
  return i;
}
async function drive(p, id) {
  // start an order and complete its callbacks as they are awaited, until it is done
  const started = p.start(id);
  for (const cb of ["payment", "approval"]) {
    await p.when("waiting", id, cb);
    await p.finish(id, cb);
  }
  await p.when("done", id);
  await started;
}

const measures = {
  async throughput(p) {
    await pool(32, 32, (i) => drive(p, `warm-${i}`));
    const cores = () => ({
      server: p.server ? usage(tree([p.server.pid])).cpuS : 0,
      worker: usage(tree([p.worker.pid])).cpuS,
      driver: process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
    });
    const n = Number(arg("n", 2000)),
      c0 = cores(),
      t = now();
    const done = await pool(n, 32, (i) => drive(p, `order-${i}`), t + 60_000);
    const s = (now() - t) / 1000,
      c1 = cores();
    const durable = await until(async () => (await p.completed()) >= done + 32, 20_000, 50).then(
      () => true,
      () => false,
    );
    return {
      orders: done,
      seconds: s,
      ordersPerS: done / s,
      serverCores: (c1.server - c0.server) / s,
      workerCores: (c1.worker - c0.worker) / s,
      driverCores: (c1.driver - c0.driver) / s,
      allDurablyCompleted: durable ? 1 : 0,
    };
  },
  async latency(p) {
    await pool(10, 1, (i) => drive(p, `warm-${i}`));
    const a = [],
      b = [],
      c = [],
      d = [],
      end = now() + 120_000;
    for (let i = 0; i < Number(arg("n", 100)) && now() < end; i++) {
      const id = `order-${i}`,
        t = now(),
        result = p.run(id);
      a.push((await p.when("waiting", id, "payment")) - t);
      for (const [cb, next] of [
        ["payment", "record-payment"],
        ["approval", "ship"],
      ]) {
        await p.when("waiting", id, cb);
        const sent = now();
        const acked = p.finish(id, cb);
        b.push((await p.when("step", id, next)) - sent);
        await acked;
      }
      c.push((await p.when("done", id)) - t);
      await result;
      d.push(now() - t);
    }
    return Object.fromEntries(
      [
        ["waiting", a],
        ["resume", b],
        ["order", c],
        ["result", d],
      ].flatMap(([k, v]) => [
        [k + "P50ms", percentile(v, 0.5)],
        [k + "P99ms", percentile(v, 0.99)],
      ]),
    );
  },
  suspended: (p) => fill(p).then((n) => idle(p, n)),
  recovery: (p) => fill(p).then((n) => recover(p, n)),
  async scale(p) {
    const n = await fill(p),
      a = await idle(p, n);
    return { ...a, ...(await recover(p, n)) };
  }, // both on one population
};
/** Start n orders and leave them waiting for payment; resolves with how many there are. */
async function fill(p) {
  await pool(32, 32, (i) => drive(p, `warm-${i}`));
  await sleep(1000);
  p.before = { disk: disk(p.dir + "/data", info.wal), use: usage(p.pids()), db: await adapter.dbBytes?.(p.dir) };
  const t = now();
  const n = await pool(Number(arg("n", info.suspended ?? 10_000)), 32, (i) => p.start(`order-${i}`), t + 120_000);
  let waiting = 0;
  await pool(n, 64, (i) =>
    p.when("waiting", `order-${i}`, "payment", 120_000).then(
      () => waiting++,
      () => {},
    ),
  );
  p.startsPerS = n / ((now() - t) / 1000);
  if (waiting !== n) throw new Error(`only ${waiting} of ${n} reached the wait`);
  await sleep(info.settleMs ?? 5000);
  return n;
}
/** What n suspended orders cost, and the resume latency of 100 of them (from the first half), one at a time. */
async function idle(p, n) {
  const u0 = p.before.use,
    d0 = p.before.disk,
    u1 = usage(p.pids());
  await sleep(10_000);
  const u2 = usage(p.pids()),
    d1 = disk(p.dir + "/data", info.wal),
    db1 = await adapter.dbBytes?.(p.dir),
    cold = [];
  for (let i = 0; i < 100; i++) {
    const id = `order-${Math.floor((i * n) / 200)}`,
      sent = now(),
      ack = p.finish(id, "payment");
    cold.push((await p.when("step", id, "record-payment")) - sent);
    await ack;
  }
  return {
    suspended: n,
    startsPerS: p.startsPerS,
    rssMiB: u2.rssMiB,
    pssMiB: u2.pssMiB,
    pssBeforeMiB: u0.pssMiB,
    kibRamPerOrder: ((u2.pssMiB - u0.pssMiB) * 1024) / n,
    diskBytesPerOrder: (d1.total - d0.total) / n,
    withoutWalBytesPerOrder: (d1.total - d1.wal - d0.total + d0.wal) / n,
    filesPerOrder: (d1.files - d0.files) / n,
    ...(db1 && { dbBytesPerOrder: (db1 - p.before.db) / n }),
    idleCpuPct: (u2.cpuS - u1.cpuS) * 10,
    coldResumeP50ms: percentile(cold, 0.5),
    coldResumeP99ms: percentile(cold, 0.99),
  };
}
/** kill -9 everything, restart, resume one order as soon as possible, then run 100 (from the second half) to completion. */
async function recover(p, n) {
  if (info.volatile) return { suspended: n, sampleCompleted: 0 }; // keeps nothing on disk: there is nothing to restart from
  p.kill9();
  await sleep(500);
  p.at.clear();
  const ids = Array.from({ length: 100 }, (_, i) => `order-${Math.floor(n / 2 + (i * n) / 200)}`),
    lost = [];
  const t = now();
  await p.open();
  const readyMs = now() - t;
  await until(() => p.finish(ids[0], "payment").then(() => true), 60_000, 20);
  const resumedMs = (await p.when("step", ids[0], "record-payment", 120_000)) - t;
  await pool(100, 8, async (i) => {
    try {
      if (i) await p.finish(ids[i], "payment");
      await p.when("waiting", ids[i], "approval");
      await p.finish(ids[i], "approval");
      await p.when("done", ids[i]);
    } catch (e) {
      lost.push(`${ids[i]}: ${e.message}`);
    }
  });
  if (lost.length) console.error(engine, "not completed:", lost.slice(0, 5).join("; "));
  return { suspended: n, readyMs, resumedMs, sampleCompleted: 100 - lost.length };
}

const results = [];
let failed;
for (let r = 0; r < runs; r++) {
  const p = new Peer(`${PEERS}/data/${engine}-${measure}-${process.pid}-${r}`);
  try {
    await quiet(0.3, Number(arg("quiet", 20)) * 1000); // the machine is shared: wait a while for the others
    const c = cpuClock();
    await p.open();
    const result = await measures[measure](p);
    results.push({ ...result, otherCores: otherCores(c, cpuClock()) }); // what the others used meanwhile
  } catch (e) {
    failed = String(e?.message ?? e).slice(0, 300);
    if (process.env.DEBUG) console.error(e);
  } finally {
    await p.close();
  }
  if (failed) break;
}
const round = (x) => (x == null ? null : Math.abs(x) >= 100 ? Math.round(x) : Number(x.toPrecision(3)));
const summary = Object.fromEntries(
  Object.keys(results[0] ?? {}).map((k) => {
    const v = results.map((r) => r[k]);
    return [k, [median(v), Math.min(...v), Math.max(...v)].map(round)];
  }),
);
console.log(
  JSON.stringify({
    engine,
    measure,
    runs: results.length,
    ...(failed && { failed }),
    medianMinMax: summary,
    versions: Object.fromEntries((info.packages ?? []).map((x) => [x, version(x, info.sub)])),
    durability: info.durability,
    node: process.version,
    at: new Date().toISOString(),
  }),
);
process.exit(failed ? 1 : 0);
