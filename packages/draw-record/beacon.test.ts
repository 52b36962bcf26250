import { expect, it } from "vitest";
import {
  QUICKNET,
  chainHashOf,
  firstRoundFrom,
  isSigned,
  publicKeyOf,
  randomnessOf,
  roundTimeMs,
  signRound,
} from "./beacon.ts";
import { REAL_ROUND } from "./testing/example.ts";

const ALTERED = `${REAL_ROUND.signature.slice(0, -1)}5`;

it("a real round of drand's quicknet is signed by its keepers", () => {
  expect(isSigned(QUICKNET, REAL_ROUND)).toBe(true);
  expect(randomnessOf(REAL_ROUND.signature)).toBe("13bfa6a42a5a93d0f642e8d4548c2a94ea71b39585f65fd2842e0484d58d5554");
});

it("no other round, signature or key passes for it", () => {
  expect(isSigned(QUICKNET, { ...REAL_ROUND, round: REAL_ROUND.round + 1 })).toBe(false);
  expect(isSigned(QUICKNET, { ...REAL_ROUND, signature: ALTERED })).toBe(false);
  expect(isSigned(QUICKNET, { ...REAL_ROUND, signature: "no hex" })).toBe(false);
  expect(isSigned({ publicKey: publicKeyOf(new Uint8Array(32).fill(7)) }, REAL_ROUND)).toBe(false);
});

it("quicknet's hash is that of its key and times, so that neither can be changed under it", () => {
  expect(chainHashOf(QUICKNET)).toBe(QUICKNET.hash);
  expect(chainHashOf({ ...QUICKNET, period: 4 })).not.toBe(QUICKNET.hash);
});

it("a key of one's own signs rounds that its public key verifies", () => {
  const secret = new Uint8Array(32).fill(7);
  const signature = signRound(secret, 5);
  expect(isSigned({ publicKey: publicKeyOf(secret) }, { round: 5, signature })).toBe(true);
});

it("the first round from a moment on is signed then or later, and the one before it earlier", () => {
  for (const ms of [QUICKNET.genesisTime * 1000, 1_700_000_000_000, 1_700_000_000_001, 1_700_000_002_999]) {
    const round = firstRoundFrom(QUICKNET, ms);
    expect(roundTimeMs(QUICKNET, round)).toBeGreaterThanOrEqual(ms);
    expect(roundTimeMs(QUICKNET, round - 1)).toBeLessThan(ms);
  }
});
