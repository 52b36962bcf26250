import { afterAll, beforeAll, expect, it } from "vitest";
import { isSigned, randomnessOf, roundTimeMs } from "../../packages/draw-record/index.ts";
import { LOCAL_BEACON_CHAIN } from "../supervisor/environment.ts";
import type { RunningServer } from "../../packages/local-service/http.ts";
import { LOCAL_CHAIN } from "./chain.ts";
import { startBeacon } from "./server.ts";

let beacon: RunningServer;
beforeAll(async () => void (beacon = await startBeacon({ port: 0 })));
afterAll(() => beacon.close());

interface Round {
  readonly round: number;
  readonly signature: string;
  readonly randomness: string;
}

const ask = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${beacon.port}${path}`, init);
const roundAt = async (path: string) => (await (await ask(path)).json()) as Round;

it("is the chain that the store is told of", () => expect(LOCAL_BEACON_CHAIN).toBe(LOCAL_CHAIN.hash));

it("signs rounds that the chain's public key verifies, always the same", async () => {
  const round = await roundAt(`/${LOCAL_CHAIN.hash}/public/1000`);
  expect(isSigned(LOCAL_CHAIN, round)).toBe(true);
  expect(round.randomness).toBe(randomnessOf(round.signature));
  expect(await roundAt("/public/1000")).toEqual(round);
});

it("tells no round before its time, and tells it when the clock is there", async () => {
  const { round } = await roundAt("/public/latest");
  expect(roundTimeMs(LOCAL_CHAIN, round)).toBeLessThanOrEqual(Date.now());
  const next = round + 200;
  expect((await ask(`/public/${next}`)).status).toBe(425);
  const moved = await ask("/_local/clock", { method: "POST", body: JSON.stringify({ advanceSeconds: 603 }) });
  expect(moved.status).toBe(200);
  expect(await roundAt(`/public/${next}`)).toMatchObject({ round: next });
});

it("says that it is not random, and serves no other chain", async () => {
  expect(await (await ask("/")).text()).toContain("not random");
  expect(await (await ask("/info")).json()).toMatchObject({ metadata: { beaconID: "local, not random" } });
  for (const path of [`/${"0".repeat(64)}/info`, "/public/0", "/public/x", "/nothing"])
    expect((await ask(path)).status).toBe(404);
});
