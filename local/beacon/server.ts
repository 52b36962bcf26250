import type { IncomingMessage, ServerResponse } from "node:http";
import { firstRoundFrom, randomnessOf } from "../../packages/draw-record/index.ts";
import {
  BodyTooLarge,
  listen,
  readBody,
  sendHtml,
  sendJson,
  type JsonAnswer,
  type RunningServer,
} from "../../packages/local-service/http.ts";
import { layout } from "../../packages/local-service/page.ts";
import { LOCAL_CHAIN, localSignature } from "./chain.ts";

const NOTHING_HERE: JsonAnswer = { status: 404, body: { error: "nothing is served at this path" } };
const TOO_EARLY: JsonAnswer = { status: 425, body: { error: "Requested future beacon" } };

/** `/info` as drand writes it. */
const info = {
  public_key: LOCAL_CHAIN.publicKey,
  period: LOCAL_CHAIN.period,
  genesis_time: LOCAL_CHAIN.genesisTime,
  hash: LOCAL_CHAIN.hash,
  groupHash: LOCAL_CHAIN.groupHash,
  schemeID: LOCAL_CHAIN.scheme,
  metadata: { beaconID: LOCAL_CHAIN.beaconId },
};

const latestAt = (nowMs: number): number => firstRoundFrom(LOCAL_CHAIN, nowMs + 1) - 1;

function beacon(round: number): JsonAnswer {
  const signature = localSignature(round);
  return { status: 200, body: { round, randomness: randomnessOf(signature), signature } };
}

function answerRound(wanted: string, nowMs: number): JsonAnswer {
  const latest = latestAt(nowMs);
  const round = wanted === "latest" ? latest : Number(wanted);
  return round > latest ? TOO_EARLY : beacon(round);
}

function answer(path: string, nowMs: number): JsonAnswer {
  if (path === "/chains") return { status: 200, body: [LOCAL_CHAIN.hash] };
  const [, hash = LOCAL_CHAIN.hash, what, round] =
    /^(?:\/([0-9a-f]{64}))?\/(info|public)(?:\/(latest|[1-9]\d{0,14}))?$/.exec(path) ?? [];
  if (hash !== LOCAL_CHAIN.hash || what === undefined) return NOTHING_HERE;
  if (what === "info") return round === undefined ? { status: 200, body: info } : NOTHING_HERE;
  return round === undefined ? NOTHING_HERE : answerRound(round, nowMs);
}

const page = (nowMs: number): string =>
  layout(
    "Beacon",
    `<p class="merchant">Randomness beacon</p><h1>Local, not random</h1>
<p>It speaks drand's HTTP API. Its key is in its source: every round can be known beforehand. In the cloud the store asks drand's quicknet.</p>
<ul><li>Chain <span>${LOCAL_CHAIN.hash.slice(0, 16)}…</span></li><li>Latest round <a href="/public/latest">${latestAt(nowMs)}</a></li></ul>`,
  );

/** By what the beacon's clock is ahead of the machine's. It is not kept. */
class Clock {
  #offsetMs = 0;

  now(): number {
    return Date.now() + this.#offsetMs;
  }

  answer(method: string | undefined, body: string): JsonAnswer {
    if (method === "POST") this.#advance(JSON.parse(body));
    return { status: 200, body: { now: new Date(this.now()).toISOString(), offsetSeconds: this.#offsetMs / 1000 } };
  }

  #advance(wish: unknown): void {
    const seconds = (wish as { advanceSeconds?: unknown } | null)?.advanceSeconds;
    if (typeof seconds !== "number" || !(seconds >= 0)) throw new SyntaxError("advanceSeconds must be a number");
    this.#offsetMs += seconds * 1000;
  }
}

async function serve(clock: Clock, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await readBody(request);
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    if (path === "/_local/clock") return sendJson(response, clock.answer(request.method, body));
    if (path === "/") return sendHtml(response, 200, page(clock.now()));
    sendJson(response, answer(path, clock.now()));
  } catch (error) {
    if (request.readableAborted || request.destroyed) return; // the caller has hung up
    const status = error instanceof BodyTooLarge ? 413 : error instanceof SyntaxError ? 400 : 500;
    if (status === 500) console.error(error);
    if (!response.headersSent) sendJson(response, { status, body: { error: String(error) } });
  }
}

/** A beacon on this machine that speaks drand's HTTP API (v1). It has a round every three seconds, by its clock, and no state. */
export async function startBeacon({ port }: { readonly port: number }): Promise<RunningServer> {
  const clock = new Clock();
  return listen(port, (request, response) => void serve(clock, request, response));
}
