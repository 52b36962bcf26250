import {
  CallbackTimeoutException,
  DurableExecutionAlreadyStartedException,
  InvokeCommand,
  ResourceNotFoundException,
  SendDurableExecutionCallbackSuccessCommand,
  StopDurableExecutionCommand,
} from "@aws-sdk/client-lambda";
import { lambda } from "@/lib/platform/aws/clients";

/**
 * Starts the durable execution of that name, once: a repeat with the same name finds the first.
 * @param functionName qualified (`name:qualifier` or an ARN with one); AWS refuses durable invokes without
 * @param executionName 1-64 of letters, digits, `-`, `_`
 */
export async function startExecution(functionName: string, executionName: string, input: object): Promise<void> {
  try {
    await lambda().send(
      new InvokeCommand({
        FunctionName: functionName,
        InvocationType: "Event",
        DurableExecutionName: executionName,
        Payload: JSON.stringify(input),
      }),
    );
  } catch (error) {
    if (!(error instanceof DurableExecutionAlreadyStartedException)) throw error;
  }
}

/**
 * Wakes the execution that waits for this callback. "closed": it was answered or timed out before;
 * the state on the item decides what that means, so callers read it again.
 */
export async function completeCallback(callbackId: string, result: string): Promise<"completed" | "closed"> {
  try {
    await lambda().send(
      new SendDurableExecutionCallbackSuccessCommand({ CallbackId: callbackId, Result: JSON.stringify(result) }),
    );
    return "completed";
  } catch (error) {
    if (error instanceof CallbackTimeoutException || error instanceof ResourceNotFoundException) return "closed";
    throw error;
  }
}

/** Stops the execution; one that has ended, or was deleted, stays as it is. */
export async function stopExecution(executionArn: string): Promise<void> {
  const error = { ErrorType: "StoppedByOperator", ErrorMessage: "An operator stopped this execution." };
  try {
    await lambda().send(new StopDurableExecutionCommand({ DurableExecutionArn: executionArn, Error: error }));
  } catch (cause) {
    if (!(cause instanceof ResourceNotFoundException)) throw cause;
  }
}
