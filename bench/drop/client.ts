import http from "node:http";

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

export interface Call {
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

const PATIENCE_MS = 60_000;
/** Every shopper has a connection of their own, as browsers have. */
const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: Infinity });

/** One call; rejects when there is no answer. `fetch` would cost the machine that is measured several times as much. */
export function call(url: string, { method = "GET", headers = {}, body }: Call = {}): Promise<Answer> {
  const payload = body && JSON.stringify(body);
  const json = payload === undefined ? {} : { "content-type": "application/json" };
  return new Promise((resolve, reject) => {
    const request = http.request(url, { agent, method, headers: { ...json, ...headers }, timeout: PATIENCE_MS });
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
