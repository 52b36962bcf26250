import { writeFileSync } from "node:fs";
import path from "node:path";
import { InvokeCommand } from "@aws-sdk/client-lambda";
import { Execution } from "../../packages/durable-lambda/api/execution.ts";
import { spawnProgram, type Program } from "../../local/testing/program.ts";
import { lambda } from "@/lib/platform/aws/clients";
import { catalog } from "@/workflows/catalog";
import { INPUT_NAMES, type Engine, type Running, type Workflow } from "@/workflows/testing/engine";

let server: Program | undefined;
let options: readonly string[] = [];

const root = path.resolve(import.meta.dirname, "../..");

/** Workflows whose executions are not named after their record. */
const WITHOUT_RECORD = ["reconciliation", "drop", "draw"] as const;

type Name = Workflow | (typeof WITHOUT_RECORD)[number];
const sourceOf = (name: Name) => path.join(root, catalog[name].handler.replace(/\.handler$/, ".ts"));
let environmentOfHandlers: Readonly<Record<string, string>> = {};

/** @param deployed files of handlers that are not the store's own */
function manifest(deployed: Partial<Record<Name, string>> = {}) {
  const environment = environmentOfHandlers;
  const entry = (name: Name) => ({
    handler: `${deployed[name] ?? sourceOf(name)}#handler`,
    timeout: catalog[name].invocationTimeoutSeconds,
    durable: { executionTimeout: catalog[name].durable.executionTimeoutSeconds, retentionDays: 1 },
    environment,
  });
  const names = [...(Object.keys(INPUT_NAMES) as Workflow[]), ...WITHOUT_RECORD];
  return { functions: Object.fromEntries(names.map((name) => [name, entry(name)])) };
}

const engineUrl = (): string => process.env["AWS_ENDPOINT_URL_LAMBDA"] ?? "";

/** Longer than any test waits. */
const PATIENCE_MS = 600_000;

/** The execution of that name: a repeat of its start finds it, where lib has started it already. */
export async function executionNamed(functionName: string, name: string, input?: object): Promise<Execution> {
  const { DurableExecutionArn = "" } = await lambda().send(
    new InvokeCommand({
      FunctionName: functionName,
      InvocationType: "Event",
      DurableExecutionName: name,
      ...(input && { Payload: JSON.stringify(input) }),
    }),
  );
  return new Execution(DurableExecutionArn, engineUrl, PATIENCE_MS);
}

/** Runs an execution again from one of its operations on, on the code that is deployed now. */
export async function rerun({ arn }: Execution, fromOperation: string): Promise<Execution> {
  const url = `${engineUrl()}/_local/executions/${encodeURIComponent(arn)}/fork`;
  const answer = await fetch(url, { method: "POST", body: JSON.stringify({ fromOperation }) });
  if (!answer.ok) throw new Error(await answer.text());
  const { DurableExecutionArn } = (await answer.json()) as { DurableExecutionArn: string };
  return new Execution(DurableExecutionArn, engineUrl, PATIENCE_MS);
}

const run = (workflow: Workflow, id: string): Running => ({
  wake: async () => undefined,
  result: async () => (await executionNamed(`${workflow}:$LATEST`, id, { [INPUT_NAMES[workflow]]: id })).result(),
});

/** Our durable Lambda server, reached by the AWS SDK as in production. */
export const localEngine: Engine = {
  name: "our durable Lambda server",
  start: async (environment, dataDir) => {
    environmentOfHandlers = environment;
    const file = path.join(dataDir, "manifest.json");
    writeFileSync(file, JSON.stringify(manifest()));
    options = ["--manifest", file, "--data", path.join(dataDir, "lambda")];
    server = await spawnProgram("lambda", options);
    process.env["AWS_ENDPOINT_URL_LAMBDA"] = server.url;
  },
  stop: async () => server?.kill("SIGTERM"),
  run,
};

/** kill -9 of the engine and its workers, and a start on the same folder and port. */
export async function crashEngine(meanwhile?: () => Promise<unknown>): Promise<void> {
  await server?.killAll();
  await meanwhile?.();
  server = await spawnProgram("lambda", [...options, "--port", new URL(server?.url ?? "").port]);
}

/** Deploys these handlers, and the store's own for all other functions: the engine starts again on what it kept. */
export async function deploy(handlers: Parameters<typeof manifest>[0]): Promise<void> {
  await crashEngine(async () => writeFileSync(options[1] ?? "", JSON.stringify(manifest(handlers))));
}

/** Moves the engine's clock: everything due by then happens, in order. */
export async function advance(seconds: number): Promise<void> {
  const url = `${engineUrl()}/_local/clock`;
  const body = JSON.stringify({ advanceSeconds: seconds });
  const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  if (!answer.ok) throw new Error(await answer.text());
}
