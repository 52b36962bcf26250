// openworkflow: library with a SQLite file (node:sqlite) and a polling worker in the same process.
import { load } from "../lib.mjs";
import { orderWorkflow } from "../order.mjs";

export const info = {
  packages: ["openworkflow"],
  wal: /-wal$/,
  durability:
    "as shipped: node:sqlite, journal_mode=WAL, synchronous left at its default (FULL: fsync per commit); worker concurrency 32",
};
export async function worker({ dir, emit }) {
  const { OpenWorkflow } = await load("openworkflow");
  const { BackendSqlite } = await load("openworkflow/sqlite");
  const backend = BackendSqlite.connect(dir + "/data/ow.db");
  console.log(
    "pragma",
    backend.db.prepare("pragma synchronous").get(),
    backend.db.prepare("pragma journal_mode").get(),
  );
  const ow = new OpenWorkflow({ backend });
  const run = orderWorkflow(emit);
  const order = ow.defineWorkflow({ name: "order" }, ({ input: { id }, step }) =>
    run({
      id,
      step: (name, fn) => step.run({ name }, fn),
      wait: (name) => {
        emit("waiting", id, name);
        return step.waitForSignal({ name, signal: `${name}:${id}`, timeout: "30d" });
      },
    }),
  );
  await ow.newWorker({ concurrency: 32 }).start();
  const start = (id) => order.run({ id }, { idempotencyKey: id });
  return {
    start: async (id) => {
      await start(id);
    },
    run: async (id) => (await start(id)).result(),
    async complete(id, name) {
      // a signal that is not waited for yet is dropped, so send until it is taken
      for (let i = 0; i < 500; i++) {
        if ((await ow.sendSignal({ signal: `${name}:${id}`, data: { ok: true } })).workflowRunIds.length) return;
        await new Promise((r) => setTimeout(r, 2));
      }
      throw new Error("signal never taken");
    },
    completed: async () =>
      backend.db.prepare("select count(*) n from workflow_runs where status in ('completed','succeeded')").get().n,
  };
}
