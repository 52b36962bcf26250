// A PostgreSQL cluster of its own (Debian's defaults) for the engines that keep their state there.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { daemon, load, until } from "./lib.mjs";

const PORT = 15433,
  BIN = "/usr/lib/postgresql/15/bin/";
export const DATABASE_URL = `postgresql://postgres@127.0.0.1:${PORT}/bench?sslmode=disable`;
export const DURABLE = "PostgreSQL 15 (Debian) defaults: fsync=on, synchronous_commit=on, shared_buffers=128MB";
export const query = async (sql, db = "bench") => {
  const { default: pg } = await load("pg");
  const c = new pg.Client({ connectionString: DATABASE_URL.replace("/bench?", `/${db}?`) });
  await c.connect();
  try {
    return (await c.query(sql)).rows;
  } finally {
    await c.end();
  }
};
export async function startPostgres(dir) {
  const data = dir + "/data/pg",
    as = { uid: 65534, gid: 65534 }; // PostgreSQL refuses to run as root: use "nobody"
  if (!fs.existsSync(data)) {
    fs.mkdirSync(data, { mode: 0o700 });
    fs.chownSync(data, as.uid, as.gid);
    execFileSync(BIN + "initdb", ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-instructions"], {
      ...as,
      stdio: "ignore",
    });
  }
  fs.rmSync(data + "/postmaster.pid", { force: true });
  const child = daemon(
    dir,
    "server",
    BIN + "postgres",
    ["-D", data, "-p", String(PORT), "-h", "127.0.0.1", "-k", data],
    as,
  );
  const gone = new Promise((resolve) => child.once("exit", resolve));
  await until(() => query("select 1", "postgres").then(() => true));
  if (!(await query("select 1 from pg_database where datname='bench'", "postgres")).length)
    await query("create database bench", "postgres");
  return { pid: child.pid, stop: () => (child.kill("SIGINT"), gone) };
}
export const dbBytes = async () => Number((await query("select pg_database_size('bench') n"))[0].n);
