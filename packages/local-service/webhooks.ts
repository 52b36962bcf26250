import http from "node:http";
import type { Events, PendingEvent } from "./events.ts";

const BACKOFF_MS = [200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000];
/** https://docs.stripe.com/webhooks#automatic-retries */
const GIVE_UP_AFTER_MS = 3 * 24 * 3600 * 1000;
const ANSWER_WITHIN_MS = 20_000;
const SECOND_COPY_AFTER_MS = 300;
const CONCURRENCY = 10;
/** setTimeout holds no more than 2^31 ms. */
const LONGEST_TIMER_MS = 3600_000;

/** Where the store takes a service's events. */
export interface Endpoint {
  readonly url: string;
  readonly secret: string;
}

export interface SignedEndpoint {
  readonly url: string;
  /** What the provider sends with a body: its signature, and who it is. */
  readonly headersOf: (body: string) => http.OutgoingHttpHeaders;
}

const backoffMs = (failures: number) => BACKOFF_MS[Math.min(failures, BACKOFF_MS.length) - 1] ?? 0;

/**
 * Brings every stored event to the endpoint, signed, at least once, until it answers 2xx, for three days. An event is
 * struck off only after the answer, so a kill at any instant costs at most a second copy.
 */
export class Webhooks {
  readonly #events: Events;
  readonly #endpoint: SignedEndpoint | undefined;
  readonly #underWay = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(events: Events, endpoint: SignedEndpoint | undefined) {
    this.#events = events;
    this.#endpoint = endpoint;
    events.hurry(Date.now());
    this.poke();
  }

  /** Looks at what is due now and sets the one timer for what is due next. Call after every commit. */
  poke(): void {
    clearTimeout(this.#timer);
    if (this.#stopped || this.#endpoint === undefined || this.#underWay.size >= CONCURRENCY) return;
    const waiting = this.#events.pending(2 * CONCURRENCY).filter((event) => !this.#underWay.has(event.id));
    const due = waiting
      .filter((event) => event.nextAttemptMs <= Date.now())
      .slice(0, CONCURRENCY - this.#underWay.size);
    for (const event of due) void this.#deliver(event, this.#endpoint);
    const next = waiting.find((event) => !this.#underWay.has(event.id));
    if (next === undefined) return;
    this.#timer = setTimeout(
      () => this.poke(),
      Math.min(Math.max(next.nextAttemptMs - Date.now(), 0), LONGEST_TIMER_MS),
    );
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #deliver(event: PendingEvent, endpoint: SignedEndpoint): Promise<void> {
    this.#underWay.add(event.id);
    const problem = await send(event, endpoint);
    if (this.#stopped) return;
    if (problem === undefined) this.#delivered(event);
    else this.#failed(event, problem);
    this.#underWay.delete(event.id);
    this.poke();
  }

  #delivered(event: PendingEvent): void {
    const copiesLeft = event.copiesLeft - 1;
    this.#events.noteAttempt(event.id, 0, copiesLeft, copiesLeft > 0 ? Date.now() + SECOND_COPY_AFTER_MS : null);
    if (event.attempts > 0) console.log(`${event.type} ${event.id} delivered after ${event.attempts} failed attempts`);
  }

  #failed(event: PendingEvent, problem: string): void {
    const attempts = event.attempts + 1;
    const givenUp = Date.now() - event.createdMs > GIVE_UP_AFTER_MS;
    this.#events.noteAttempt(event.id, attempts, event.copiesLeft, givenUp ? null : Date.now() + backoffMs(attempts));
    if (givenUp) console.error(`${event.type} ${event.id} given up: ${problem}`);
    else if (attempts === 3 || attempts % 10 === 0)
      console.error(`${event.type} ${event.id} attempt ${attempts} failed: ${problem}`);
  }
}

/** Undefined when the endpoint took it, else what was wrong. Not `fetch`, which would cost the process 18 MB. */
function send(event: PendingEvent, endpoint: SignedEndpoint): Promise<string | undefined> {
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(event.body),
    ...endpoint.headersOf(event.body),
  };
  return new Promise((resolve) => {
    const options = { method: "POST", headers, agent: false, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) };
    const request = http.request(endpoint.url, options, (response) => {
      const { statusCode = 0 } = response;
      response.resume();
      response.once("close", () => resolve(statusCode >= 200 && statusCode < 300 ? undefined : `HTTP ${statusCode}`));
    });
    request.once("error", (error) => resolve(error.message || error.name));
    request.end(event.body);
  });
}
