/**
 * The short way for checkpoints. On AWS the runtime brings the AWS client along; here it does, too, and sends the durable
 * SDK's checkpoints over the channel to the server instead of signing them and speaking HTTP, at a fifth of the cost.
 * Invariants:
 * 1. Only for the client that the durable SDK makes for itself: nobody can have changed its endpoint or middleware
 *    (functions/short-client.ts).
 * 2. What is large, or refused, or odd goes (again, under the same ClientToken) through the AWS client, so that errors and
 *    their retries are the AWS client's own.
 */
import { randomUUID } from "node:crypto";
import type { CheckpointAnswer } from "../protocol.ts";
import { send } from "./channel.ts";

interface CheckpointInput {
  readonly DurableExecutionArn?: string;
  readonly CheckpointToken?: string;
  ClientToken?: string | undefined;
  readonly Updates?: readonly { readonly Payload?: string; readonly Error?: object }[];
}

const SHORT_WAY_CHARACTERS = 64 * 1024;
const TIMES: readonly string[] = ["StartTimestamp", "EndTimestamp", "NextAttemptTimestamp", "ScheduledEndTimestamp"];
const answers = new Map<number, (answer: object | undefined) => void>();
let lastCheckpoint = 0;

/** To be called before a bundle is loaded: its AWS client looks for it (functions/short-client.ts). */
export function openShortWay(): void {
  (globalThis as Record<symbol, unknown>)[Symbol.for("lambda.checkpoint")] = checkpoint;
}

function isSmall({ Updates = [] }: CheckpointInput): boolean {
  let characters = 0;
  for (const { Payload, Error } of Updates)
    characters += (Payload?.length ?? 0) + (Error ? JSON.stringify(Error).length : 0);
  return characters < SHORT_WAY_CHARACTERS;
}

/** Resolves with what the AWS client would, or with nothing when it has to be asked. */
function checkpoint(input: CheckpointInput): Promise<object | undefined> {
  if (!isSmall(input)) return Promise.resolve(undefined);
  input.ClientToken ??= randomUUID();
  const { DurableExecutionArn: arn = "", ...body } = input;
  const id = ++lastCheckpoint;
  return new Promise((resolve) => {
    answers.set(id, resolve);
    send({ type: "checkpoint", id, arn, body });
  });
}

/** Hands an answer to the checkpoint that waits for it. */
export function receive({ id, answer }: CheckpointAnswer): void {
  const resolve = answers.get(id);
  answers.delete(id);
  if (answer) withDates(answer);
  resolve?.(answer && { ...answer, $metadata: { httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 } });
}

/** Epoch seconds become Dates, as the AWS client makes them. Payloads are text and are not looked into. */
function withDates(value: object): void {
  for (const [key, member] of Object.entries(value) as [string, unknown][])
    if (typeof member === "number" && TIMES.includes(key))
      (value as Record<string, unknown>)[key] = new Date(member * 1000);
    else if (typeof member === "object" && member !== null) withDates(member);
}
