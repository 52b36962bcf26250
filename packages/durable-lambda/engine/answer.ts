/** What a worker sent, as the state machine and callers see it. */
import * as z from "zod";
import type { InvocationAnswer } from "../machine/lifecycle.ts";
import type { ErrorObject } from "../machine/types.ts";
import type { FunctionError } from "../workers/protocol.ts";
import type { JobEnd } from "../workers/worker-process.ts";

const optional = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? undefined);

const errorSchema = z.object({
  ErrorMessage: optional(z.string()),
  ErrorType: optional(z.string()),
  ErrorData: optional(z.string()),
  StackTrace: optional(z.array(z.string())),
});

const answerSchema = z.discriminatedUnion("Status", [
  z.object({ Status: z.literal("PENDING") }),
  z.object({ Status: z.literal("SUCCEEDED"), Result: z.string().nullish() }),
  z.object({ Status: z.literal("FAILED"), Error: errorSchema.nullish() }),
]);

export function errorObject({ errorType, errorMessage, trace }: FunctionError): ErrorObject {
  return { ErrorType: errorType, ErrorMessage: errorMessage, ...(trace && { StackTrace: [...trace] }) };
}

/** The answer of a durable function's invocation. */
export function answerOf(end: Exclude<JobEnd, { type: "lost" }>): InvocationAnswer {
  if (end.type !== "result") return { status: "CRASHED", error: errorObject(end.error) };
  const parsed = answerSchema.safeParse(JSON.parse(end.payload));
  if (!parsed.success) return notDurable();
  const answer = parsed.data;
  if (answer.Status === "SUCCEEDED") return { status: "SUCCEEDED", result: answer.Result ?? undefined };
  if (answer.Status === "FAILED") return { status: "FAILED", error: answer.Error ?? {} };
  return { status: "PENDING" };
}

function notDurable(): InvocationAnswer {
  console.error("lambda: a handler that is listed as durable answered as none: is it wrapped in withDurableExecution?");
  return { status: "FAILED", error: NOT_DURABLE };
}

const NOT_DURABLE: ErrorObject = {
  ErrorType: "InvalidParameterValueException",
  ErrorMessage: "Invalid Status in invocation output.",
};
