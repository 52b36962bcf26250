/** The least that speaks DynamoDB's protocol: what is measured is the server, not an SDK. */
import { once } from "node:events";
import http from "node:http";
import { cpuSeconds } from "../processes.ts";

const HEADERS = {
  "content-type": "application/x-amz-json-1.0",
  "x-amz-date": "20260101T000000Z",
  authorization:
    "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local",
};

export type Call = (operation: string, input: object) => Promise<void>;

/** Calls over `connections` connections that are kept. Rejects for any answer but 200. */
export function clientFor(url: string, connections: number): Call {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  return async (operation, input) => {
    const headers = { ...HEADERS, "x-amz-target": `DynamoDB_20120810.${operation}` };
    const request = http.request(url, { agent, method: "POST", headers });
    request.end(JSON.stringify(input));
    const [response] = (await once(request, "response")) as [http.IncomingMessage];
    const body = await response.toArray();
    if (response.statusCode !== 200) throw new Error(`${operation}: ${Buffer.concat(body).toString()}`);
  };
}

export interface Measured {
  readonly perSecond: number;
  /** Milliseconds of the server's CPU a call. */
  readonly cpuMs: number;
  readonly p99Ms: number;
}

/** Makes so many calls, `concurrency` of them at a time. */
export async function measure(
  pid: number,
  call: (index: number) => Promise<void>,
  { calls, concurrency }: { calls: number; concurrency: number },
): Promise<Measured> {
  const took: number[] = [];
  const [cpuBefore, startedMs] = [cpuSeconds([pid]), performance.now()];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < calls; index = next++) {
      const sentMs = performance.now();
      await call(index);
      took.push(performance.now() - sentMs);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - startedMs) / 1000;
  const cpuMs = ((cpuSeconds([pid]) - cpuBefore) * 1000) / calls;
  return { perSecond: calls / seconds, cpuMs, p99Ms: took.sort((a, b) => a - b)[Math.floor(calls * 0.99)] ?? 0 };
}
