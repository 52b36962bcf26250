/** What works here and is refused on AWS would be found out there: it is refused here, unless `--no-strict` is given. */
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectHistory } from "../testing/expect-history.ts";
import { TestServer } from "./harness.ts";

const file = join(import.meta.dirname, "handlers/own.ts");
const short = { executionTimeout: 900 };
const functions = {
  own: { handler: `${file}#handler`, timeout: 60, durable: { executionTimeout: 901 } },
  target: { handler: `${file}#target`, timeout: 60, durable: short },
  ordinary: { handler: `${file}#ordinary`, timeout: 60, durable: null },
  tenant: { handler: `${file}#ordinary`, timeout: 60, durable: null, tenantIsolation: true },
};
const server = new TestServer(functions);
const lenient = new TestServer(functions, ["--no-strict"]);
beforeAll(() => Promise.all([server.start(), lenient.start()]));
afterAll(() => Promise.all([server.remove(), lenient.remove()]));

const UNQUALIFIED = "You cannot invoke a durable function using an unqualified ARN.";
const Qualifier = "$LATEST";
const refused = (message: string) => ({ name: "InvalidParameterValueException", message });

test("an unqualified invocation of a durable function is refused, of an ordinary one is not", async () => {
  for (const name of ["target", "arn:aws:lambda:us-east-1:123456789012:function:target"])
    for (const InvocationType of ["Event", "RequestResponse", "DryRun"] as const)
      await expect(server.invoke(name, {}, { InvocationType, Qualifier: undefined })).rejects.toMatchObject(
        refused(UNQUALIFIED),
      );
  for (const name of ["target:$LATEST", "target:1", "ordinary"])
    expect((await server.invoke(name, {}, { InvocationType: "Event", Qualifier: undefined })).StatusCode).toBe(202);
});

test("a synchronous invocation is refused where the execution may take longer than 15 minutes", async () => {
  await expect(server.invoke("own", {}, { Qualifier })).rejects.toMatchObject(
    refused("You cannot synchronously invoke a durable function with an executionTimeout greater than 15 minutes."),
  );
  expect((await server.invoke("own", {}, { Qualifier, InvocationType: "Event" })).StatusCode).toBe(202);
  expect((await server.invoke("target", { mode: "quick" }, { Qualifier })).FunctionError).toBeUndefined();
});

test("a chained invoke of an unqualified durable function fails as it would there", async () => {
  const DurableExecutionName = "invoke-unqualified--strict";
  const events = await server.ended(await server.begin("own", {}, { Qualifier, DurableExecutionName }));
  expectHistory(events).toMatch(["...", { type: "ChainedInvokeFailed", error: { ErrorMessage: UNQUALIFIED } }, "..."]);
});

test("a tenant is named where a function is isolated by tenant, and nowhere else", async () => {
  const MANY = "The function is isolated by tenant: the request must name one.";
  const NONE = "The function is not isolated by tenant: the request must name none.";
  await expect(server.invoke("tenant", {})).rejects.toMatchObject(refused(MANY));
  for (const name of ["ordinary", "target"])
    await expect(server.invoke(name, {}, { TenantId: "blue" })).rejects.toMatchObject(refused(NONE));
  const events = await server.ended(
    await server.begin("own", {}, { DurableExecutionName: "invoke-tenant-needless--strict" }),
  );
  expectHistory(events).toMatch(["...", { type: "ChainedInvokeFailed", error: { ErrorMessage: NONE } }, "..."]);
});

test("`--no-strict` takes all of them, and calls the version `$LATEST`", async () => {
  const unqualified = { Qualifier: undefined };
  const long = await lenient.invoke("own", {}, { ...unqualified, DurableExecutionName: "map-all--lenient" });
  expect(long).toMatchObject({ StatusCode: 200, ExecutedVersion: "$LATEST" });
  const DurableExecutionName = "invoke-unqualified--lenient";
  const events = await lenient.ended(await lenient.begin("own", {}, { ...unqualified, DurableExecutionName }));
  expectHistory(events).toMatch(["...", "ChainedInvokeSucceeded call", "...", "ExecutionSucceeded"]);
  expect((await lenient.invoke("ordinary", {}, { TenantId: "blue" })).FunctionError).toBeUndefined();
});
