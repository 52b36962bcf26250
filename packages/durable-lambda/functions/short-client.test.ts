import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { folderWith } from "../testing/command.ts";
import { buildFile, codeOf } from "./build.ts";
import { shortClient } from "./short-client.ts";

/** What versions of the durable SDK from 1.0 to 2.4 import of AWS's client. */
const IMPORTED = [
  "CheckpointDurableExecutionCommand",
  "GetDurableExecutionStateCommand",
  "LambdaClient",
  "OperationAction",
  "OperationStatus",
  "OperationType",
];

async function asTheSdkSeesIt(): Promise<Record<string, unknown>> {
  const folder = folderWith();
  const sdk = path.join(folder, "@aws/durable-execution-sdk-js");
  mkdirSync(sdk, { recursive: true });
  writeFileSync(path.join(sdk, "index.mjs"), `export { ${IMPORTED.join(", ")} } from "@aws-sdk/client-lambda";`);
  const built = await buildFile(path.join(sdk, "index.mjs"), [shortClient]);
  const bundle = path.join(folder, "bundle.mjs");
  writeFileSync(bundle, codeOf(built));
  return (await import(pathToFileURL(bundle).href)) as Record<string, unknown>;
}

test("every version of the durable SDK finds in the short client what it imports of AWS's", async () => {
  const client = await asTheSdkSeesIt();
  for (const name of IMPORTED) expect(client[name], name).toBeDefined();
  expect(client["OperationType"]).toMatchObject({ STEP: "STEP", CHAINED_INVOKE: "CHAINED_INVOKE" });
});
