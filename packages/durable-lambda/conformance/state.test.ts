/** Checkpoint tokens and the state of an execution, by a session that sends its checkpoints itself. */
import {
  CheckpointDurableExecutionCommand,
  type GetDurableExecutionStateCommandInput,
  GetDurableExecutionStateCommand,
  type OperationUpdate,
  StopDurableExecutionCommand,
} from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Session, sessionServer } from "./session.ts";

const server = sessionServer();
beforeAll(() => server.start());
afterAll(() => server.remove());

const refused = { name: "InvalidParameterValueException", message: expect.stringMatching(/^Invalid Checkpoint Token/) };
const step = (Id: string, ParentId?: string): OperationUpdate => ({ Id, ParentId, Type: "STEP", Action: "SUCCEED" });
const context = (Id: string, Action: "START" | "SUCCEED", ReplayChildren?: boolean): OperationUpdate => ({
  Id,
  Type: "CONTEXT",
  Action,
  ...(ReplayChildren !== undefined && { ContextOptions: { ReplayChildren } }),
});

test("a checkpoint repeated under its ClientToken is answered as before, and refused without one", async () => {
  const { arn: DurableExecutionArn, token: CheckpointToken } = await Session.begin(server);
  const send = (members: object) =>
    server.client.send(
      new CheckpointDurableExecutionCommand({
        DurableExecutionArn,
        CheckpointToken,
        Updates: [step("once")],
        ...members,
      }),
    );
  const answer = async () => ({ ...(await send({ ClientToken: "first" })), $metadata: undefined });
  expect(await answer()).toEqual(await answer());
  for (const members of [{}, { ClientToken: "second" }]) await expect(send(members)).rejects.toMatchObject(refused);
});

test("the state is read in pages in the order of starts, without what is below a completed context", async () => {
  const session = await Session.begin(server);
  await session.checkpoint(context("kept", "START"), step("child-of-kept", "kept"));
  await session.checkpoint(context("left", "START"), step("child-of-left", "left"));
  await session.checkpoint(context("kept", "SUCCEED", true), context("left", "SUCCEED"), step("last"));
  const pageOf = (query: Partial<GetDurableExecutionStateCommandInput>) =>
    server.client.send(
      new GetDurableExecutionStateCommand({
        DurableExecutionArn: session.arn,
        CheckpointToken: session.token,
        ...query,
      }),
    );
  const { Operations: [execution, ...first] = [], NextMarker } = await pageOf({ MaxItems: 2 });
  const { Operations: rest = [], NextMarker: end } = await pageOf({ Marker: NextMarker });
  expect(execution?.Type).toBe("EXECUTION");
  expect([...first, ...rest].map(({ Id }) => Id)).toEqual(["kept", "child-of-kept", "left", "last"]);
  expect(end).toBeUndefined();
  await expect(pageOf({ CheckpointToken: "dXNlZA==" })).rejects.toMatchObject(refused);
});

test("no checkpoint and no state of an execution that was stopped", async () => {
  const session = await Session.begin(server);
  await server.client.send(new StopDurableExecutionCommand({ DurableExecutionArn: session.arn }));
  await expect(session.checkpoint(step("late"))).rejects.toMatchObject(refused);
});
