import { LocalDurableTestRunner, WaitingOperationStatus } from "@aws/durable-execution-sdk-js-testing";
import { handler as invitation } from "@/workflows/invitation/handler";
import { handler as order } from "@/workflows/order/handler";
import { handler as passwordReset } from "@/workflows/password-reset/handler";
import { handler as registration } from "@/workflows/registration/handler";
import { handler as returned } from "@/workflows/return/handler";
import { INPUT_NAMES, type Engine, type Running, type Workflow } from "@/workflows/testing/engine";

const HANDLERS = { order, registration, "password-reset": passwordReset, invitation, return: returned };

function run(workflow: Workflow, id: string): Running {
  const runner = new LocalDurableTestRunner({ handlerFunction: HANDLERS[workflow] });
  const finished = runner.run({ payload: { [INPUT_NAMES[workflow]]: id } });
  finished.catch(() => undefined); // result() reports it
  return {
    wake: async (callback) => {
      const operation = runner.getOperation(callback);
      await operation.waitForData(WaitingOperationStatus.STARTED);
      await operation.sendCallbackSuccess(JSON.stringify("woken"));
    },
    result: async () => {
      const outcome = await finished;
      if (outcome.getStatus() !== "SUCCEEDED")
        throw new Error(outcome.getError().errorMessage ?? "the execution failed");
      return outcome.getResult() as unknown;
    },
  };
}

/** AWS's own runner: no HTTP, no disk. What lib sends to the Lambda API fails and is left to the sweep; `wake` replaces it. */
export const awsRunner: Engine = {
  name: "AWS's LocalDurableTestRunner",
  start: async () => {
    process.env["AWS_ENDPOINT_URL_LAMBDA"] = "http://127.0.0.1:9"; // the discard port: no server there
    await LocalDurableTestRunner.setupTestEnvironment({ skipTime: false });
  },
  stop: () => LocalDurableTestRunner.teardownTestEnvironment(),
  run,
};
