import { randomUUID } from "node:crypto";
import { solveChallenge, type Challenge, type Solution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Caller, Demand } from "@/lib/platform/challenge/caller";
import { isPressed } from "@/lib/platform/challenge/pace";
import { COST, counterRange, levelOf, MAX_LEVEL, phoneSeconds, waitSeconds } from "@/lib/platform/challenge/rules";
import { issueChallenge, useProof } from "@/lib/platform/challenge/server";
import { issueTicket, turnOf } from "@/lib/platform/challenge/ticket";
import { useTable } from "@/workflows/testing/table";

useTable();
Object.assign(process.env, { AUTH_SECRET: "a secret for the tests of this file" });

/** At the beginning of the windows that are counted in. */
const fullHour = () => Math.ceil(Date.now() / 3_600_000) * 3_600_000;
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: fullHour() }));
afterEach(() => void vi.useRealTimers());
const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

const someone = (): Caller => ({ network: randomUUID(), browser: randomUUID(), account: randomUUID() });
const order = (caller: Caller, dropId = "drop-1"): Demand => ({ purpose: "order", caller, dropId });
const shown = (challenge: Challenge, solution: Solution) =>
  Buffer.from(JSON.stringify({ challenge, solution })).toString("base64");

async function solved(challenge: Challenge): Promise<Solution> {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error("not solved");
  return solution;
}

async function proofFor(demand: Demand): Promise<string> {
  const challenge = await issueChallenge(demand);
  return shown(challenge, await solved(challenge));
}

const code = (act: Promise<unknown>) =>
  act.then(
    () => "passed",
    (error: unknown) => (error as { code: string }).code,
  );
const use = (demand: Demand, proof: string | null, usedFor: string = randomUUID()) =>
  code(useProof(demand, proof, usedFor));

describe("a proof", () => {
  it("passes once, and again for the same use alone", async () => {
    const demand = order(someone());
    const proof = await proofFor(demand);
    expect(await use(demand, proof, "one")).toBe("passed");
    expect(await use(demand, proof, "one")).toBe("passed");
    expect(await use(demand, proof, "two")).toBe("challenge_used");
  });

  it("passes once of all that are shown at the same time", async () => {
    const demand = order(someone());
    const proof = await proofFor(demand);
    const codes = await Promise.all(Array.from({ length: 20 }, () => use(demand, proof)));
    expect(codes.filter((one) => one === "passed")).toHaveLength(1);
  });

  it("is asked for where there is none", async () =>
    expect(await use(order(someone()), null)).toBe("challenge_required"));

  it("serves no other account, drop or purpose, and stays unused by the attempt", async () => {
    const [caller, other] = [someone(), someone()];
    const demand = order(caller);
    const proof = await proofFor(demand);
    for (const foreign of [order(other), order(caller, "drop-2"), { ...demand, purpose: "enter" } as const])
      expect(await use(foreign, proof)).toBe("challenge_invalid");
    expect(await use(order({ ...other, network: caller.network }), proof)).toBe("challenge_invalid");
    expect(await use(demand, proof)).toBe("passed");
  });

  it("that was asked for before signing in serves who signs in from that network, and no other", async () => {
    const { account: _none, ...visitor } = someone();
    const proof = await proofFor(order(visitor));
    expect(await use(order({ ...visitor, network: randomUUID() }), proof)).toBe("challenge_invalid");
    expect(await use(order({ ...visitor, account: "cus_1" }), proof)).toBe("passed");
  });

  it("runs out", async () => {
    const demand = order(someone());
    const proof = await proofFor(demand);
    pass(3600);
    expect(await use(demand, proof)).toBe("challenge_invalid");
  });

  it("is invalid with anything in it changed", async () => {
    const demand = order(someone());
    const challenge = await issueChallenge(demand);
    const solution = await solved(challenge);
    const { parameters } = challenge;
    const forged = [
      { ...challenge, parameters: { ...parameters, cost: 1 } },
      { ...challenge, parameters: { ...parameters, expiresAt: (parameters.expiresAt ?? 0) + 9999 } },
      { ...challenge, parameters: { ...parameters, keySignature: "00".repeat(32) } },
      { ...challenge, parameters: { ...parameters, keySignature: undefined, keyPrefix: "00" } },
      { ...challenge, parameters: { ...parameters, data: { ...parameters.data, more: 1 } } },
      { ...challenge, signature: "00".repeat(32) },
    ] as Challenge[];
    for (const one of forged) expect(await use(demand, shown(one, solution))).toBe("challenge_invalid");
    const wrong = { ...solution, derivedKey: `${parameters.keyPrefix}${"00".repeat(16)}` };
    expect(await use(demand, shown(challenge, wrong))).toBe("challenge_invalid");
    for (const text of ["x", "{}", btoa("{}"), btoa("null"), "wait.", "wait.e30.x", "x".repeat(9000)])
      expect(await use(demand, text)).toBe("challenge_invalid");
    expect(await use(demand, shown(challenge, solution))).toBe("passed");
  });
});

const levelIn = ({ parameters }: Challenge) => parameters.data?.["level"];

describe("the price", () => {
  it("is the lowest for a calm caller, and names what the protocol wants", async () => {
    const { parameters } = await issueChallenge(order(someone()));
    expect(parameters).toMatchObject({ algorithm: "PBKDF2/SHA-256", cost: COST, data: { level: 0 } });
  });

  it("doubles with each doubling of an account's pace, whatever its network", async () => {
    const caller = someone();
    const next = async () => levelIn(await issueChallenge(order({ ...caller, network: randomUUID() })));
    const levels: unknown[] = [];
    for (let i = 0; i < 41; i++) levels.push(await next());
    expect([levels[9], levels[10], levels[20], levels[40]]).toEqual([0, 1, 2, 3]);
  });

  it.each([
    ["a mailbox, of few accounts", () => ({ mailbox: randomUUID() }), 12],
    ["a network, of few visitors", () => ({ network: randomUUID(), account: undefined }), 70],
    ["a network and a device, of the accounts of a crowd", () => ({ network: randomUUID(), browser: "one" }), 160],
  ])("rises for %s", async (_whose, share, count) => {
    const shared = share();
    const levels = [];
    for (let i = 0; i < count; i++)
      levels.push(levelIn(await issueChallenge(order({ ...someone(), ...shared } as Caller))));
    expect(levels[Math.floor(count / 2)]).toBe(0);
    expect(levels.at(-1)).toBeGreaterThan(0);
  });

  it("falls when the caller calms down", async () => {
    const caller = someone();
    for (let i = 0; i < 30; i++) await issueChallenge(order(caller));
    pass(1200);
    expect(levelIn(await issueChallenge(order(caller)))).toBe(0);
  });

  it("ends at minutes on an old phone, and begins unnoticed", () => {
    expect(phoneSeconds(0)).toBeLessThan(0.5);
    expect(phoneSeconds(MAX_LEVEL)).toBeGreaterThan(180);
    expect(levelOf(1e9)).toBe(11 - 1);
    expect(counterRange(MAX_LEVEL)[1]).toBeLessThan(2 ** 32);
  });
});

describe("a ticket", () => {
  it("counts when its turn has come, once, where it was given", async () => {
    const demand = order(someone());
    const { ticket, readyAtMs } = await issueTicket(demand);
    expect(await use(demand, ticket)).toBe("challenge_invalid");
    vi.setSystemTime(readyAtMs);
    expect(await use(order(someone()), ticket)).toBe("challenge_invalid");
    expect(await use(demand, ticket, "one")).toBe("passed");
    expect(await use(demand, ticket, "one")).toBe("passed");
    expect(await use(demand, ticket, "two")).toBe("challenge_used");
    expect(turnOf(`${ticket}x`)).toBeUndefined();
  });

  it("runs out after its turn", async () => {
    const demand = order(someone());
    const { ticket } = await issueTicket(demand);
    pass(3600);
    expect(await use(demand, ticket)).toBe("challenge_invalid");
  });

  it("waits behind all before it of the network, also of those taken at once: many are no faster than one", async () => {
    const network = randomUUID();
    const tickets = await Promise.all(Array.from({ length: 5 }, () => issueTicket(order({ ...someone(), network }))));
    const turns = tickets.map(({ readyAtMs }) => readyAtMs - Date.now()).toSorted((a, b) => a - b);
    expect(turns).toEqual([1, 2, 3, 4, 5].map((place) => place * waitSeconds(0) * 1000));
  });

  it("is refused where the line is too long", async () => {
    const network = randomUUID();
    const codes = [];
    for (let i = 0; i < 400; i++) codes.push(await code(issueTicket(order({ ...someone(), network }))));
    expect(codes[0]).toBe("passed");
    expect(codes.at(-1)).toBe("rate_limited");
  });
});

it("what is calm needs no proof, and what passes its bound does", async () => {
  const caller = someone();
  const bounds = { account: { max: 3, windowSeconds: 60, free: 1 } };
  const needs = [];
  for (let i = 0; i < 5; i++) needs.push(await isPressed("order", caller, bounds));
  expect(needs).toEqual([false, false, false, true, true]);
});
