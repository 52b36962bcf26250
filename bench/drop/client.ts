import http from "node:http";

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

export interface Call {
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, or as a form. */
  readonly body?: object;
}

function encoded(body: object | undefined): { readonly payload?: string; readonly type: Record<string, string> } {
  if (body === undefined) return { type: {} };
  if (body instanceof URLSearchParams)
    return { payload: body.toString(), type: { "content-type": "application/x-www-form-urlencoded" } };
  return { payload: JSON.stringify(body), type: { "content-type": "application/json" } };
}

const PATIENCE_MS = 60_000;
/** Every shopper has a connection of their own, as browsers have. */
const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: Infinity });

/** One call; rejects when there is no answer. `fetch` would cost the machine that is measured several times as much. */
export function call(url: string, { method = "GET", headers = {}, body }: Call = {}): Promise<Answer> {
  const { payload, type } = encoded(body);
  return new Promise((resolve, reject) => {
    const request = http.request(url, { agent, method, headers: { ...type, ...headers }, timeout: PATIENCE_MS });
    request.once("timeout", () => request.destroy(new Error("no answer within a minute")));
    request.once("error", reject);
    request.once("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    request.end(payload);
  });
}
