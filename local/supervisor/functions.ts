import http from "node:http";

/** The Lambda API on this machine, as far as the supervisor calls it. */
export interface Functions {
  /** Waits for an ordinary function's answer and resolves with its JSON; throws what the function threw. */
  call(name: string, payload: object): Promise<string>;
  /** Hands the invocation over and returns; with the ARN of its execution where the function is durable. */
  trigger(name: string): Promise<string>;
}

interface Answer {
  readonly status: number;
  readonly failed: boolean;
  readonly text: string;
  readonly executionArn: string;
}

const AUTHORIZATION =
  "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=local";

/** `Invoke` by hand: for two calls the SDK would hold 30 MB in a process that lives as long as the store. */
export function functionsAt(endpoint: string): Functions {
  return {
    call: async (name, payload) => {
      const answer = await invoke(endpoint, name, "RequestResponse", JSON.stringify(payload));
      if (answer.failed) throw new Error(errorOf(answer.text));
      return answer.text;
    },
    trigger: async (name) => (await invoke(endpoint, name, "Event", "{}")).executionArn,
  };
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
async function invoke(
  endpoint: string,
  name: string,
  type: "RequestResponse" | "Event",
  payload: string,
): Promise<Answer> {
  const answer = await post(`${endpoint}/2015-03-31/functions/${name}/invocations?Qualifier=$LATEST`, payload, {
    authorization: AUTHORIZATION,
    "content-type": "application/octet-stream",
    "x-amz-date": "20260101T000000Z",
    "x-amz-invocation-type": type,
  });
  if (answer.status >= 300) throw new Error(`Invoke ${name}: HTTP ${answer.status} ${answer.text}`);
  return answer;
}

function post(url: string, body: string, headers: http.OutgoingHttpHeaders): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: "POST", agent: false, headers }, (response) => {
      const { statusCode: status = 0, headers } = response;
      const failed = headers["x-amz-function-error"] !== undefined;
      const executionArn = String(headers["x-amz-durable-execution-arn"] ?? "");
      response.toArray().then((chunks) => resolve({ status, failed, text: chunks.join(""), executionArn }), reject);
    });
    request.once("error", reject);
    request.end(body);
  });
}

/** `errorType` and `errorMessage` of Lambda's error payload. */
function errorOf(text: string): string {
  try {
    const { errorType, errorMessage } = JSON.parse(text) as { errorType?: string; errorMessage?: string };
    return errorMessage === undefined ? text : `${errorType ?? "Error"}: ${errorMessage}`;
  } catch {
    return text;
  }
}
