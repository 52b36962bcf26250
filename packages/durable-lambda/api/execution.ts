import { setTimeout as sleep } from "node:timers/promises";
import { call, DurableLambdaError, valueOf } from "./http.ts";
import { describeOpen, type HistoryEvent, openOperations } from "./history.ts";

const ASK_AGAIN_MS = 20;

/** What GetDurableExecution answers, as far as it is used here. */
interface Description {
  readonly Status: "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "STOPPED";
  readonly Result?: string;
  readonly Error?: { readonly ErrorType?: string; readonly ErrorMessage?: string; readonly ErrorData?: string };
}

/** An execution that did not succeed. */
export class ExecutionError extends DurableLambdaError {
  readonly status: Description["Status"];
  /** The name of the error that the handler threw. */
  readonly errorType: string | undefined;
  readonly errorData: string | undefined;

  constructor({ Status, Error: error = {} }: Description) {
    super(`${Status}: ${error.ErrorType ?? "Error"}: ${error.ErrorMessage ?? ""}`);
    this.status = Status;
    this.errorType = error.ErrorType;
    this.errorData = error.ErrorData;
  }
}

/** Milliseconds that something may be waited for, from when it begins to be. */
export type Patience = number | (() => number);

export class Execution {
  readonly arn: string;
  readonly #url: () => string;
  readonly #patience: Patience;

  constructor(arn: string, url: () => string, patience: Patience) {
    this.arn = arn;
    this.#url = url;
    this.#patience = patience;
  }

  /** All events so far. */
  async history(): Promise<HistoryEvent[]> {
    const events: HistoryEvent[] = [];
    for (let marker: string | undefined = ""; marker !== undefined;) {
      const { text } = await call(this.#path(`/history?MaxItems=1000${marker && `&Marker=${marker}`}`), "GET");
      const page = JSON.parse(text) as { Events: HistoryEvent[]; NextMarker?: string };
      events.push(...page.Events);
      marker = page.NextMarker;
    }
    return events;
  }

  /** Waits for the end and resolves with what the handler returned; throws an ExecutionError where it did not succeed. */
  async result<Result = unknown>(): Promise<Result> {
    const ended = await this.#until("its end", () => this.#ended());
    if (ended.Status !== "SUCCEEDED") throw new ExecutionError(ended);
    return valueOf(ended.Result) as Result;
  }

  /** Waits until a callback of this name is open, and answers it. */
  async succeedCallback(name: string, value?: unknown): Promise<void> {
    await this.#answer(name, "succeed", JSON.stringify(value));
  }

  /** Waits until a callback of this name is open, and lets it fail. */
  async failCallback(
    name: string,
    error: { readonly type?: string; readonly message?: string; readonly data?: string } = {},
  ): Promise<void> {
    const body = { ErrorType: error.type, ErrorMessage: error.message, ErrorData: error.data };
    await this.#answer(name, "fail", JSON.stringify(body));
  }

  /** Waits until a callback of this name is open, and says that its answer is under way. */
  async heartbeatCallback(name: string): Promise<void> {
    await this.#answer(name, "heartbeat");
  }

  /** Waits until a callback of this name is open: its id, for what answers it from outside. */
  callbackId(name: string): Promise<string> {
    return this.#until(
      `a callback named ${name}`,
      async () => (await this.#openCallback(name)) ?? this.#stillRuns(name),
    );
  }

  /** Ends it as STOPPED, where it runs. */
  async stop(): Promise<void> {
    await call(this.#path("/stop"), "POST");
  }

  async #openCallback(name: string): Promise<string | undefined> {
    const open = openOperations(await this.history());
    return open.find((operation) => operation.name === name && operation.callbackId !== undefined)?.callbackId;
  }

  async #stillRuns(name: string): Promise<undefined> {
    const ended = await this.#ended();
    if (!ended) return;
    const how = ended.Status === "SUCCEEDED" ? "SUCCEEDED" : new ExecutionError(ended).message;
    throw new DurableLambdaError(`no callback named ${name} is open any more, the execution has ended: ${how}`);
  }

  async #ended(): Promise<Description | undefined> {
    const description = JSON.parse((await call(this.#path(""), "GET")).text) as Description;
    return description.Status === "RUNNING" ? undefined : description;
  }

  async #answer(name: string, answer: "succeed" | "fail" | "heartbeat", body?: string): Promise<void> {
    const id = encodeURIComponent(await this.callbackId(name));
    await call(`${this.#url()}/2025-12-01/durable-execution-callbacks/${id}/${answer}`, "POST", body);
  }

  async #until<Found>(what: string, find: () => Promise<Found | undefined>): Promise<Found> {
    const patienceMs = Math.round(typeof this.#patience === "number" ? this.#patience : this.#patience());
    for (const startedMs = performance.now(); ; await sleep(ASK_AGAIN_MS)) {
      const found = await find();
      if (found !== undefined) return found;
      if (performance.now() - startedMs > patienceMs) throw await this.#impatient(what, patienceMs);
    }
  }

  async #impatient(what: string, patienceMs: number): Promise<Error> {
    const open = describeOpen(await this.history());
    return new DurableLambdaError(
      `${what} did not come within ${patienceMs} ms. Open: ${open} (waits end when the clock is advanced)`,
    );
  }

  #path(rest: string): string {
    return `${this.#url()}/2025-12-01/durable-executions/${encodeURIComponent(this.arn)}${rest}`;
  }
}
