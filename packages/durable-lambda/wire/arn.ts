/** Names of things: functions, executions, callbacks, checkpoint tokens. */
import { randomBytes } from "node:crypto";
import { invalidParameter } from "../errors.ts";
import type { Execution, Invocation } from "../machine/types.ts";

export const REGION = process.env["AWS_REGION"] ?? process.env["AWS_DEFAULT_REGION"] ?? "us-east-1";
export const ACCOUNT = "123456789012";

export const functionArn = (name: string, version?: string) =>
  `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}${version === undefined ? "" : `:${version}`}`;

export const executionArn = ({
  functionName,
  version,
  name,
  id,
}: Pick<Execution, "functionName" | "version" | "name" | "id">) =>
  `${functionArn(functionName, version)}/durable-execution/${name}/${id}`;

const EXECUTION_ARN =
  /^arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\d{12}:function:([a-zA-Z0-9_-]+):(\$LATEST(?:\.PUBLISHED)?|[0-9]+)\/durable-execution\/([a-zA-Z0-9_-]+)\/([a-zA-Z0-9_-]+)$/;

/** Row number of the execution that an ARN may name (isArnOf says whether it does); throws InvalidParameterValueException. */
export function seqOfExecutionArn(arn: string): number {
  const parts = partsOfExecutionArn(arn);
  if (!parts) throw invalidParameter("DurableExecutionArn is not the ARN of a durable execution.");
  return parts.seq;
}

/** Whether an ARN is of that execution in all parts but the region, which may be another one after a restart, and the account. */
export const isArnOf = (arn: string, execution: Parameters<typeof executionArn>[0]): boolean =>
  executionArn(execution).endsWith(arn.slice(arn.indexOf(":function:")));

/** The id begins with the row number, so that an execution is found without an index. */
export function partsOfExecutionArn(arn: string): { seq: number; id: string } | undefined {
  const id = EXECUTION_ARN.exec(arn)?.[4];
  if (id === undefined) return undefined;
  const seq = parseInt(id.split("-")[0] ?? "", 36);
  return { seq: Number.isSafeInteger(seq) ? seq : -1, id };
}

export const newExecutionId = (seq: number) => `${seq.toString(36)}-${randomBytes(9).toString("hex")}`;

/** Unguessable, and in the alphabet that AWS allows; begins with where to find the operation. */
export const newCallbackId = (seq: number, order: number) =>
  Buffer.from(`${seq}.${order}.${randomBytes(12).toString("hex")}`).toString("base64");

const CALLBACK_ID = /^[A-Za-z0-9+/]+={0,2}$/;
export function parseCallbackId(callbackId: string): { seq: number; order: number } | undefined {
  if (!CALLBACK_ID.test(callbackId)) return undefined;
  const [, seq, order] = /^(\d{1,15})\.(\d{1,9})\.[0-9a-f]+$/.exec(Buffer.from(callbackId, "base64").toString()) ?? [];
  return seq === undefined ? undefined : { seq: Number(seq), order: Number(order) };
}

export const checkpointToken = ({ requestId, checkpoints }: Invocation) =>
  Buffer.from(`${requestId}.${checkpoints}`).toString("base64");

/** The model lets a dot pass in a name, too; no function here has one. */
const FUNCTION_REFERENCE =
  /^(?:arn:[a-zA-Z0-9-]+:lambda:)?(?:[a-z0-9-]+:(?=\d{12}:))?(?:\d{12}:)?(?:function:)?([a-zA-Z0-9_.-]{1,256})(?::(\$LATEST(?:\.PUBLISHED)?|[a-zA-Z0-9_-]{1,128}))?$/;

/** A name, `name:qualifier`, or a partial or full ARN; beside it perhaps a qualifier, which must be the same. */
export function parseFunctionReference(
  reference: string,
  qualifier?: string,
): { name: string; qualifier: string | undefined } {
  const match = FUNCTION_REFERENCE.exec(reference);
  if (!match?.[1]) throw invalidParameter(`Not the name or ARN of a function: ${reference.slice(0, 200)}`);
  if (match[2] !== undefined && qualifier !== undefined && match[2] !== qualifier)
    throw invalidParameter("The derived qualifier from the function name does not match the specified qualifier.");
  return { name: match[1], qualifier: qualifier ?? match[2] };
}
