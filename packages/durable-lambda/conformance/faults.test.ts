/** What a caller and a history are told where a function goes wrong: AWS's types and words. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { TestServer } from "./harness.ts";

const dir = mkdtempSync(join(tmpdir(), "faults-"));
const faulty = join(import.meta.dirname, "handlers/faulty.ts");
const ordinary = (handler: string) => ({ handler, timeout: 2, durable: null });
const written = (name: string, text: string) => {
  const file = join(dir, name);
  writeFileSync(file, text);
  return ordinary(`${file}#handler`);
};
const server = new TestServer({
  ordinary: ordinary(`${faulty}#handler`),
  durable: { handler: `${faulty}#durable`, timeout: 2, durable: { executionTimeout: 600 } },
  unnamed: ordinary(`${faulty}#absent`),
  number: ordinary(`${faulty}#notAFunction`),
  importing: written("importing.ts", 'import { x } from "not-installed";\nexport const handler = () => x;'),
  requiring: written("requiring.cjs", 'const name = "not-" + "installed"; exports.handler = require(name);'),
  unclosed: written("unclosed.ts", "export const handler = () => {"),
  gone: ordinary(join(dir, "gone.ts#handler")),
});

vi.setConfig({ maxConcurrency: 30 });
beforeAll(() => server.start());
afterAll(async () => {
  await server.remove();
  rmSync(dir, { recursive: true, force: true });
});

const exited = (how: string) => ["Runtime.ExitError", `RequestId: <id> Error: Runtime exited ${how}`] as const;
const FAULTS: readonly (readonly [fault: string, error: readonly [type: string, message: string]])[] = [
  ["exit 0", exited("without providing a reason")],
  ["exit 1", exited("with error: exit status 1")],
  ["killed", exited("with error: signal: killed")],
  ["aborted", exited("with error: signal: aborted")],
  ["late", ["Sandbox.Timedout", "RequestId: <id> Error: Task timed out after 2.00 seconds"]],
  ["text", ["string", "only text"]],
  ["error", ["RangeError", "out of it"]],
  ["uncaught", ["TypeError", "late"]],
  ["unhandled", ["Runtime.UnhandledPromiseRejection", "TypeError: not handled"]],
];

const withoutId = (message = "", id = "[0-9a-f-]{36}") =>
  message.replace(new RegExp(`^RequestId: ${id} `), "RequestId: <id> ");

async function errorOf(name: string, input: object): Promise<[type: string, message: string]> {
  const { FunctionError, Payload } = await server.invoke(name, input);
  expect(FunctionError).toBe("Unhandled");
  const error = JSON.parse(Payload?.transformToString() ?? "") as { errorType: string; errorMessage: string };
  return [error.errorType, withoutId(error.errorMessage)];
}

test.concurrent.each(FAULTS)("an ordinary function answers: %s", async (fault, error) => {
  expect(await errorOf("ordinary", { fault })).toEqual(error);
});

test.concurrent.each(FAULTS)("a durable function's history has the same: %s", async (fault, [type, message]) => {
  const arn = await server.begin("durable", { fault });
  const events = await server.historyWith(arn, (now) => now.some((event) => event.InvocationCompletedDetails));
  const { RequestId, Error } =
    events.find((event) => event.InvocationCompletedDetails)?.InvocationCompletedDetails ?? {};
  const { ErrorType, ErrorMessage } = Error?.Payload ?? {};
  expect([ErrorType, withoutId(ErrorMessage, RequestId)]).toEqual([type, message]);
});

test.concurrent.each([
  ["unnamed", "Runtime.HandlerNotFound", "faulty.absent is undefined or not exported"],
  ["number", "Runtime.HandlerNotFound", "faulty.notAFunction is not a function"],
  ["importing", "Runtime.ImportModuleError", "Error: Cannot find module 'not-installed'\nRequire stack:"],
  ["requiring", "Runtime.ImportModuleError", "Error: Cannot find module 'not-installed'\nRequire stack:"],
  ["gone", "Runtime.ImportModuleError", "Error: Cannot find module 'gone'\nRequire stack:"],
  ["unclosed", "Runtime.UserCodeSyntaxError", "SyntaxError: Unexpected end of file"],
])("code that does not load says why: %s", async (name, type, message) => {
  const [errorType, errorMessage] = await errorOf(name, {});
  expect([errorType, errorMessage.slice(0, message.length)]).toEqual([type, message]);
});
