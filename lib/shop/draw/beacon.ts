import { z } from "zod";
import { env } from "@/lib/platform/env";
import { TerminalError } from "@/lib/platform/errors";
import { chainHashOf, isSigned, QUICKNET, type Chain } from "@/packages/draw-record";

const ANSWER_WITHIN_MS = 10_000;

/** https://docs.drand.love/dev-guide/API%20Documentation/HTTP%20API/ */
const infoSchema = z
  .object({
    public_key: z.string(),
    period: z.int(),
    genesis_time: z.int(),
    groupHash: z.string(),
    schemeID: z.literal("bls-unchained-g1-rfc9380"),
    metadata: z.object({ beaconID: z.string() }),
  })
  .transform((info) => ({
    publicKey: info.public_key,
    period: info.period,
    genesisTime: info.genesis_time,
    groupHash: info.groupHash,
    beaconId: info.metadata.beaconID,
    scheme: info.schemeID,
  }));

const roundSchema = z.object({ round: z.int(), signature: z.string() });

async function ask(path: string): Promise<unknown> {
  const url = `${env("BEACON_URL").replace(/\/$/, "")}/${env("BEACON_CHAIN")}/${path}`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  if (!answer.ok) throw new Error(`the beacon answered ${answer.status} to ${path}`);
  return answer.json();
}

/** The chain that draws rely on: quicknet is known, of another what the server says must be what its hash is of. @throws TerminalError otherwise */
export async function readChain(): Promise<Chain> {
  if (env("BEACON_CHAIN") === QUICKNET.hash) return QUICKNET;
  const chain = { ...infoSchema.parse(await ask("info")), hash: env("BEACON_CHAIN") };
  if (chainHashOf(chain) !== chain.hash)
    throw new TerminalError("the beacon says of its chain what its hash is not of");
  return chain;
}

/** The round's signature, verified. Throws as long as the round is not signed, or the answer is not its keepers'. */
export async function readSignature(chain: Chain, round: number): Promise<string> {
  const beacon = roundSchema.parse(await ask(`public/${round}`));
  if (beacon.round !== round || !isSigned(chain, beacon))
    throw new Error(`the beacon's answer to ${round} is not signed`);
  return beacon.signature;
}
