import { randomInt } from "node:crypto";
import { createChallenge, verifySolution, type Challenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { boundTo, isBoundHere, secretFor, type Demand } from "@/lib/platform/challenge/caller";
import { nextLevel } from "@/lib/platform/challenge/pace";
import { COST, counterRange, validSeconds } from "@/lib/platform/challenge/rules";
import { readProof } from "@/lib/platform/challenge/schema";
import { spend } from "@/lib/platform/challenge/spent";
import { isTicket, useTicket } from "@/lib/platform/challenge/ticket";
import { AppError } from "@/lib/platform/errors";

const secrets = () => ({
  hmacSignatureSecret: secretFor("signature"),
  hmacKeySignatureSecret: secretFor("key-signature"),
});

const nowSeconds = (): number => Math.floor(Date.now() / 1000);

/**
 * A challenge for this caller alone, in the deterministic mode of ALTCHA: making one derives one key here, verifying none.
 * Its price follows from how often the caller's network, device, account and mailbox asked lately.
 */
export async function issueChallenge(demand: Demand): Promise<Challenge> {
  const level = await nextLevel(demand);
  const [least, most] = counterRange(level);
  return createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: COST,
    counter: randomInt(least, most + 1),
    deriveKey,
    expiresAt: nowSeconds() + validSeconds(level),
    data: { bound: boundTo(demand), level },
    ...secrets(),
  });
}

async function useSolution(demand: Demand, text: string, usedFor: string): Promise<void> {
  const { challenge, solution } = readProof(text);
  const { data, expiresAt } = challenge.parameters;
  if (!isBoundHere(data.bound, demand)) throw new AppError("challenge_invalid");
  const { time: _ours, ...counted } = solution;
  const { verified } = await verifySolution({ challenge, solution: counted, deriveKey, ...secrets() });
  if (!verified) throw new AppError("challenge_invalid");
  await spend(challenge.signature, usedFor, expiresAt);
}

/**
 * Uses up what was shown for the demand: the proof, or a ticket whose turn it is. Two signatures and one conditional write;
 * the same again for the same use passes.
 * @param shown the header or the form's field, null when there was none
 * @param usedFor what it pays for @throws AppError challenge_required, challenge_invalid, challenge_used
 */
export async function useProof(demand: Demand, shown: string | null, usedFor: string): Promise<void> {
  if (!shown) throw new AppError("challenge_required");
  await (isTicket(shown) ? useTicket : useSolution)(demand, shown, usedFor);
}
