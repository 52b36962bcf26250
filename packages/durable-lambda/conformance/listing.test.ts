/** Finding executions and reading of them, against a really started server. */
import { join } from "node:path";
import {
  GetDurableExecutionCommand,
  GetDurableExecutionHistoryCommand,
  type GetDurableExecutionHistoryCommandInput,
  type ListDurableExecutionsByFunctionCommandInput,
  ListDurableExecutionsByFunctionCommand,
} from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestServer } from "./harness.ts";

const handler = `${join(import.meta.dirname, "handlers/own.ts")}#handler`;
const own = { handler, timeout: 60, durable: { executionTimeout: 800_000 } };
const server = new TestServer({ own, versioned: own });
beforeAll(() => server.start());
afterAll(() => server.remove());

type Filter = Partial<ListDurableExecutionsByFunctionCommandInput>;

const begin = (name: string, id = "sleeper") =>
  server.begin(name, {}, { DurableExecutionName: `${id}--${Math.random().toString(36).slice(2)}` });
const pageOf = (filter: Filter) =>
  server.client.send(new ListDurableExecutionsByFunctionCommand({ FunctionName: "own", ...filter }));
const arnsOf = async (filter: Filter) =>
  (await pageOf(filter)).DurableExecutions?.map(({ DurableExecutionArn: arn }) => arn ?? "") ?? [];
const refused = expect.objectContaining({ name: "InvalidParameterValueException", message: "Invalid Marker" });

test("executions are listed newest first, in pages, by status and name", async () => {
  const arns: string[] = [];
  while (arns.length < 3) arns.push(await begin("own"));
  const filter: Filter = { Statuses: ["RUNNING"], MaxItems: 2 };
  const { NextMarker: Marker } = await pageOf(filter);
  expect([...(await arnsOf(filter)), ...(await arnsOf({ ...filter, Marker }))]).toEqual(arns.toReversed());
  expect(await arnsOf({ ...filter, MaxItems: 3, ReverseOrder: true })).toEqual(arns);
  expect(await arnsOf({ DurableExecutionName: arns[0]?.split("/")[2] })).toEqual([arns[0]]);
});

test("executions of all versions are listed, or those of the version that is named", async () => {
  const [latest, first] = [await begin("versioned:$LATEST"), await begin("versioned:1")];
  const FunctionName = "versioned";
  expect(await arnsOf({ FunctionName })).toEqual([first, latest]);
  expect(await arnsOf({ FunctionName, Qualifier: "1" })).toEqual([first]);
  expect(await arnsOf({ FunctionName: "versioned:$LATEST" })).toEqual([latest]);
});

test("a page is asked for with the token of the page before, of the same kind, within 24 hours", async () => {
  const DurableExecutionArn = await begin("own", "map-all");
  await server.ended(DurableExecutionArn);
  await begin("own");
  const { NextMarker: Marker } = await pageOf({ MaxItems: 1 });
  const history = new GetDurableExecutionHistoryCommand({ DurableExecutionArn, Marker });
  await expect(server.client.send(history)).rejects.toEqual(refused);
  await expect(pageOf({ Marker: "1" })).rejects.toEqual(refused);
  await server.advance(24 * 3600 + 1);
  await expect(pageOf({ Marker })).rejects.toEqual(refused);
});

test("a history is read in pages from either end, with what its events hold or without", async () => {
  const arn = await begin("own", "invoke-unknown");
  const whole = await server.ended(arn);
  const pageOf = async (query: Partial<GetDurableExecutionHistoryCommandInput>) => {
    const page = await server.client.send(
      new GetDurableExecutionHistoryCommand({ DurableExecutionArn: arn, ReverseOrder: true, ...query }),
    );
    return { events: page.Events ?? [], Marker: page.NextMarker };
  };
  const { events: last, Marker } = await pageOf({ MaxItems: 3 });
  const { events: before } = await pageOf({ Marker });
  expect(last).toHaveLength(3);
  expect([...last, ...before].toReversed()).toEqual(whole);
  const { events: bare } = await pageOf({ IncludeExecutionData: false });
  expect(bare.map(({ EventType }) => EventType)).toEqual(whole.map(({ EventType }) => EventType).toReversed());
  expect(JSON.stringify(whole)).toContain("Function not found");
  expect(JSON.stringify(bare)).not.toContain("Function not found");
});

test("an ARN is of its execution in every part", async () => {
  const arn = await begin("own");
  const changes = [
    [":own:", ":versioned:"],
    ["$LATEST", "1"],
    ["sleeper", "keeper"],
    [/\/[^/]+$/, "/0-0"],
  ] as const;
  for (const [part, other] of changes) {
    const DurableExecutionArn = arn.replace(part, () => other);
    const asked = server.client.send(new GetDurableExecutionCommand({ DurableExecutionArn }));
    await expect(asked).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  }
});
