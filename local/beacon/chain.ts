import { createHash } from "node:crypto";
import { chainHashOf, publicKeyOf, signRound, type Chain } from "../../packages/draw-record/index.ts";

/** The label that chain and key are made of: who reads this file knows every round to come. */
const LABEL = "local, not random";

const digest = (text: string): Buffer => createHash("sha256").update(`${LABEL}: ${text}`).digest();

/** Below the order of the curve's group, as a secret key must be. */
function secretKey(): Uint8Array {
  const key = digest("key");
  key.writeUInt8(key.readUInt8() & 0x3f);
  return key;
}

function chain(): Chain {
  const described = {
    publicKey: publicKeyOf(secretKey()),
    period: 3,
    genesisTime: 1_692_803_367,
    groupHash: digest("group").toString("hex"),
    beaconId: LABEL,
    scheme: "bls-unchained-g1-rfc9380",
  } as const;
  return { ...described, hash: chainHashOf(described) };
}

/** A chain of this machine, with a key that is no secret. */
export const LOCAL_CHAIN = chain();

/** The round's signature, always the same one. */
export const localSignature = (round: number): string => signRound(secretKey(), round);
