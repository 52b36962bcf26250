/** The few calls of the API that a test makes, without an AWS client. */

export class DurableLambdaError extends Error {
  override readonly name = "DurableLambdaError";
}

export interface Answer {
  readonly text: string;
  readonly headers: Headers;
}

/** The answer's body; throws a DurableLambdaError with AWS's code and message, also where there is no answer. */
export async function call(url: string, method: "GET" | "POST", body?: string, headers = {}): Promise<Answer> {
  const response = await fetch(url, { method, headers, ...(body !== undefined && { body }) }).catch(noAnswer(url));
  const text = await response.text();
  if (!response.ok)
    throw new DurableLambdaError(`${response.headers.get("x-amzn-errortype") ?? response.status}: ${messageOf(text)}`);
  return { text, headers: response.headers };
}

const noAnswer = (url: string) => (cause: unknown) => {
  throw new DurableLambdaError(`no server answers on ${new URL(url).origin}: it has been closed, or has ended`, {
    cause,
  });
};

function messageOf(text: string): string {
  try {
    const { message, Message } = JSON.parse(text) as { message?: string; Message?: string };
    return message ?? Message ?? text;
  } catch {
    return text;
  }
}

/** JSON, or the text where it is none. */
export function valueOf(text: string | undefined): unknown {
  if (text === undefined || text === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
