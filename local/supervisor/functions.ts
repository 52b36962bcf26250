import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";

/** The Lambda API on this machine, as far as the supervisor calls it. */
export interface Functions {
  /** Waits for the answer; throws what the function threw. */
  call(name: string, payload: object): Promise<void>;
  /** Hands the invocation over and returns. */
  trigger(name: string): Promise<void>;
}

export function functionsAt(endpoint: string): Functions {
  const client = new LambdaClient({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
  });
  return {
    call: async (name, payload) => {
      const answer = await client.send(
        new InvokeCommand({ FunctionName: name, Payload: Buffer.from(JSON.stringify(payload)) }),
      );
      if (answer.FunctionError !== undefined) throw new Error(messageOf(answer.Payload));
    },
    trigger: async (name) =>
      void (await client.send(new InvokeCommand({ FunctionName: name, InvocationType: "Event" }))),
  };
}

/** `errorMessage` of Lambda's error payload. */
function messageOf(payload: Uint8Array | undefined): string {
  const text = Buffer.from(payload ?? []).toString("utf8");
  try {
    const { errorType, errorMessage } = JSON.parse(text) as { errorType?: string; errorMessage?: string };
    return errorMessage === undefined ? text : `${errorType ?? "Error"}: ${errorMessage}`;
  } catch {
    return text;
  }
}
