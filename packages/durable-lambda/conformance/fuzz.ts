/** Random requests, seeded: mostly malformed, some valid. */

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What is there to be aimed at. */
export interface FuzzTarget {
  readonly arn: string;
  readonly callbackId: string;
}

export interface FuzzRequest {
  readonly path: string;
  readonly init: { readonly method: string; readonly headers: Record<string, string>; readonly body?: string };
}

const JUNK = [
  "",
  " ",
  "null",
  "%",
  "%E0%A4%A",
  "..",
  "%2F%2F",
  "\u0000",
  "a".repeat(2000),
  "💥",
  "own:$LATEST",
  "own:99",
  "nobody",
];
const VALUES: unknown[] = [null, undefined, -1, 1e99, "x", "", [], {}, [[]], true, "💥", { Id: 1 }, "a".repeat(300)];
const PARAMETERS = [
  "Marker",
  "MaxItems",
  "Statuses",
  "StartedAfter",
  "IncludeExecutionData",
  "CheckpointToken",
  "Qualifier",
];
const MEMBERS = [
  "Id",
  "Type",
  "Action",
  "ParentId",
  "Payload",
  "Error",
  "WaitOptions",
  "StepOptions",
  "CallbackOptions",
];

export class Fuzz {
  readonly #random: () => number;
  readonly #target: FuzzTarget;

  constructor(random: () => number, target: FuzzTarget) {
    this.#random = random;
    this.#target = target;
  }

  request(): FuzzRequest {
    const method = this.#pick(["GET", "POST", "PUT", "DELETE"]);
    const query = `?${this.#pick(PARAMETERS)}=${encodeURIComponent(this.#pick(JUNK))}`;
    const hasBody = method !== "GET" && method !== "DELETE";
    return {
      path: this.#pick(this.#paths()) + this.#pick(["", query]),
      init: { method, headers: this.#headers(), ...(hasBody && { body: this.#body() }) },
    };
  }

  #below(n: number): number {
    return Math.floor(this.#random() * n);
  }

  #pick<T>(items: readonly T[]): T {
    return items[this.#below(items.length)] as T;
  }

  #paths(): string[] {
    const { arn, callbackId } = this.#target;
    const arns = [arn, `${arn}x`, arn.replace("own", "nobody"), ...JUNK];
    const ids = [callbackId, `${callbackId}A`, Buffer.from("1.1.ab").toString("base64"), ...JUNK];
    const text = (items: readonly string[]) => encodeURIComponent(this.#pick(items));
    return [
      `/2025-12-01/durable-executions/${text(arns)}/${this.#pick(["checkpoint", "stop", "history", "state", "", "x"])}`,
      `/2025-12-01/durable-execution-callbacks/${text(ids)}/${this.#pick(["fail", "heartbeat", "x"])}`,
      `/2025-12-01/functions/${text(["own", ...JUNK])}/durable-executions`,
      `/2015-03-31/functions/${text(["own", "own:$LATEST", "short:$LATEST", "ordinary", ...JUNK])}/invocations`,
      `/_local/${this.#pick(["clock", "", "x", "executions", "%"])}`,
      `/${this.#pick(JUNK)}`,
    ];
  }

  #headers(): Record<string, string> {
    return {
      "x-amz-invocation-type": this.#pick(["DryRun", "Later", "Event"]),
      ...(this.#below(3) === 0 && { "x-amz-durable-execution-name": this.#pick(["a b", "x".repeat(65), "", "ok"]) }),
      ...(this.#below(5) === 0 && { "x-amz-client-context": this.#pick(["!!", "e30=", "bnVsbA=="]) }),
    };
  }

  #body(): string {
    const values = [...VALUES, "STEP", "WAIT", "START", "RETRY", "a"];
    const update = Object.fromEntries(MEMBERS.map((name) => [name, this.#pick(values)]));
    const updates = this.#pick<unknown>([[update], update, ...VALUES]);
    const checkpoint = { CheckpointToken: this.#pick(["", "x", ...VALUES]), Updates: updates };
    const anything = JSON.stringify(this.#pick(VALUES)) ?? "";
    return this.#pick(["", "{", "[]", "null", "{}", "\u0000", JSON.stringify(checkpoint), anything]);
  }
}
