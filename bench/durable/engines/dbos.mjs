// DBOS Transact: library in the worker process, its system database on a PostgreSQL cluster of its own.
import { load } from "../lib.mjs";
import { orderWorkflow } from "../order.mjs";
import { DATABASE_URL, DURABLE, query, startPostgres, dbBytes } from "../postgres.mjs";

export const info = {
  packages: ["@dbos-inc/dbos-sdk", "pg"],
  wal: /pg_wal/,
  durability: `as shipped: ${DURABLE}; DBOS pool of 10, LISTEN/NOTIFY on`,
};
export const startServer = startPostgres;
export { dbBytes };
export async function worker({ emit }) {
  const { DBOS } = await load("@dbos-inc/dbos-sdk");
  DBOS.setConfig({ name: "order-bench", systemDatabaseUrl: DATABASE_URL, logLevel: "error" });
  const run = orderWorkflow(emit);
  const order = DBOS.registerWorkflow(
    (id) =>
      run({
        id,
        step: (name, fn) => DBOS.runStep(fn, { name }),
        wait: (name) => {
          emit("waiting", id, name);
          return DBOS.recv(name, { timeoutSeconds: 30 * 86400 });
        },
      }),
    { name: "order" },
  );
  await DBOS.launch();
  const start = (id) => DBOS.startWorkflow(order, { workflowID: id })(id);
  return {
    start: async (id) => {
      await start(id);
    },
    run: async (id) => (await start(id)).getResult(),
    complete: (id, name) => DBOS.send(id, { ok: true }, name),
    completed: async () =>
      Number((await query("select count(*) n from dbos.workflow_status where status='SUCCESS'"))[0].n),
  };
}
