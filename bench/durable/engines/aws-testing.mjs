// AWS's LocalDurableTestRunner: in memory, in the worker process (checkpoint "server" in a worker thread). No durability.
import { load } from "../lib.mjs";
import { orderWorkflow } from "../order.mjs";

export const info = {
  packages: ["@aws/durable-execution-sdk-js-testing", "@aws/durable-execution-sdk-js"],
  suspended: 2000,
  volatile: true,
  durability: "none: everything in memory, nothing survives the process",
};
export async function worker({ emit }) {
  const { withDurableExecution } = await load("@aws/durable-execution-sdk-js");
  const { LocalDurableTestRunner } = await load("@aws/durable-execution-sdk-js-testing");
  await LocalDurableTestRunner.setupTestEnvironment({ skipTime: false });
  const run = orderWorkflow(emit);
  const handler = withDurableExecution(({ id }, ctx) =>
    run({
      id,
      step: (name, fn) => ctx.step(name, fn),
      wait: async (name) => {
        const [promise] = await ctx.createCallback(name, { timeout: { days: 1 } });
        emit("waiting", id, name);
        return promise;
      },
    }),
  );
  const runners = new Map();
  let completed = 0;
  const go = (id) => {
    // one runner per execution, as its API wants
    const runner = new LocalDurableTestRunner({ handlerFunction: handler });
    runners.set(id, { payment: runner.getOperation("payment"), approval: runner.getOperation("approval") });
    return runner.run({ payload: { id } }).then((r) => {
      if (r.getStatus() !== "SUCCEEDED") throw new Error(`${id} ${r.getStatus()} ${JSON.stringify(r.getError?.())}`);
      completed++;
      runners.delete(id);
      return r.getResult();
    });
  };
  return {
    start: async (id) => {
      go(id).catch((e) => console.error(String(e)));
    },
    run: go,
    async complete(id, name) {
      const op = runners.get(id)[name];
      await op.waitForData("STARTED");
      await op.sendCallbackSuccess(JSON.stringify({ ok: true }));
    },
    completed: async () => completed,
  };
}
