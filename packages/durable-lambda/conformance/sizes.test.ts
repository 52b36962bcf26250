/** Sizes that AWS's documentation names, beside the constraints of its model: each at its bound and one byte over. */
import { randomUUID } from "node:crypto";
import * as client from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  MAX_CLIENT_CONTEXT_BYTES,
  MAX_ERROR_BYTES,
  MAX_EVENT_PAYLOAD_BYTES,
  MAX_EVENT_RESULT_BYTES,
  MAX_RESULT_BYTES,
  MAX_SYNC_PAYLOAD_BYTES,
  MAX_UPDATE_PAYLOAD_BYTES,
} from "../limits.ts";
import { Session, sessionServer } from "./session.ts";

const server = sessionServer();
let shared: Session;
beforeAll(async () => {
  await server.start();
  shared = await Session.begin(server);
});
afterAll(() => server.remove());

const types = ["CONTEXT", "STEP", "WAIT", "CALLBACK", "CHAINED_INVOKE"] as const;
test.each(types)("the payload of a %s", async (Type) => {
  const what = Type === "CHAINED_INVOKE" ? "CHAINED_INVOKE input" : `${Type} output`;
  const sending = (bytes: number) =>
    shared.checkpoint({
      Id: randomUUID(),
      Type,
      Action: "START",
      Payload: "x".repeat(bytes),
      WaitOptions: { WaitSeconds: 1 },
      ChainedInvokeOptions: { FunctionName: "nobody" },
    });
  await sending(MAX_UPDATE_PAYLOAD_BYTES);
  await expect(sending(MAX_UPDATE_PAYLOAD_BYTES + 1)).rejects.toMatchObject({
    name: "InvalidParameterValueException",
    message: `${what} payload size must be less than or equal to 1048576 bytes.`,
  });
});

test("an error object", async () => {
  const members = JSON.stringify({ ErrorMessage: "" }).length;
  const failing = (bytes: number) => ({
    Id: randomUUID(),
    Type: "STEP" as const,
    Action: "FAIL" as const,
    Error: { ErrorMessage: "e".repeat(bytes - members) },
  });
  await shared.checkpoint(failing(MAX_ERROR_BYTES));
  const tooLarge = {
    name: "InvalidParameterValueException",
    message: "Error object size must be less than or equal to 1048576 bytes.",
  };
  const { Error } = failing(MAX_ERROR_BYTES + 1);
  await expect(shared.checkpoint(failing(MAX_ERROR_BYTES + 1))).rejects.toMatchObject(tooLarge);
  const stop = new client.StopDurableExecutionCommand({ DurableExecutionArn: shared.arn, Error });
  await expect(server.client.send(stop)).rejects.toMatchObject(tooLarge);
  const fail = new client.SendDurableExecutionCallbackFailureCommand({ CallbackId: "aaaa", Error });
  await expect(server.client.send(fail)).rejects.toMatchObject(tooLarge);
});

const end = (size: number) => ({
  Id: "end",
  Type: "EXECUTION" as const,
  Action: "SUCCEED" as const,
  Payload: JSON.stringify("x".repeat(size - 2)),
});

test.each([
  ["Event", MAX_EVENT_RESULT_BYTES, "InvalidParameterValueException"],
  ["RequestResponse", MAX_RESULT_BYTES, "ValidationException"],
] as const)(
  "the result of an execution that was started by %s, which fails if it is larger",
  async (type, bytes, name) => {
    const statusOf = async ({ arn }: Session) =>
      (await server.client.send(new client.GetDurableExecutionCommand({ DurableExecutionArn: arn }))).Status;
    const fits = await Session.begin(server, type);
    await fits.checkpoint(end(bytes));
    expect(await statusOf(fits)).toBe("SUCCEEDED");
    const large = await Session.begin(server, type);
    await expect(large.checkpoint(end(bytes + 1))).rejects.toMatchObject({ name });
    expect(await statusOf(large)).toBe("FAILED");
  },
);

test.each([
  ["RequestResponse", MAX_SYNC_PAYLOAD_BYTES],
  ["Event", MAX_EVENT_PAYLOAD_BYTES],
] as const)("the payload of an invocation by %s", async (InvocationType, bytes) => {
  const invoking = (size: number) => server.invoke("quick", "x".repeat(size - 2), { InvocationType });
  await invoking(bytes);
  const tooLarge = { name: "RequestTooLargeException", $metadata: { httpStatusCode: 413 } };
  await expect(invoking(bytes + 1)).rejects.toMatchObject(tooLarge);
});

const invokeWithContext = (size: number) => {
  const ClientContext = Buffer.from(JSON.stringify("c".repeat((size / 4) * 3 - 2))).toString("base64");
  expect(ClientContext).toHaveLength(size);
  return server.invoke("ordinary", {}, { ClientContext });
};

test("the client context", async () => {
  await invokeWithContext(Math.floor(MAX_CLIENT_CONTEXT_BYTES / 4) * 4);
  const tooLarge = { name: "InvalidRequestContentException" };
  await expect(invokeWithContext(Math.ceil(MAX_CLIENT_CONTEXT_BYTES / 4) * 4)).rejects.toMatchObject(tooLarge);
});
