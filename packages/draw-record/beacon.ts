import { bls12_381 } from "@noble/curves/bls12-381.js";
import { bigEndian, fromHex, hash, join, toHex, utf8 } from "./bytes.ts";

/** What identifies a drand chain, as its `/info` says. Times in seconds. https://docs.drand.love/dev-guide/API%20Documentation/ */
export interface Chain {
  readonly hash: string;
  readonly publicKey: string;
  readonly period: number;
  readonly genesisTime: number;
  readonly groupHash: string;
  readonly beaconId: string;
  /** `bls-unchained-g1-rfc9380`: signatures on G1, keys on G2, of the round's number alone. */
  readonly scheme: typeof SCHEME;
}

export interface BeaconRound {
  readonly round: number;
  /** Hex, 48 bytes: a point of G1, compressed. */
  readonly signature: string;
}

export const SCHEME = "bls-unchained-g1-rfc9380";
const SUITE = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

/** drand's quicknet, by the League of Entropy: a round every three seconds. */
export const QUICKNET: Chain = {
  hash: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
  publicKey:
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
  period: 3,
  genesisTime: 1_692_803_367,
  groupHash: "f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e",
  beaconId: "quicknet",
  scheme: SCHEME,
};

/** What a chain's hash is of, as drand makes it: the key and the times cannot be changed under it. */
export function chainHashOf({ period, genesisTime, publicKey, groupHash, beaconId }: Omit<Chain, "hash">): string {
  const numbers = join(bigEndian(period, 4), bigEndian(genesisTime, 8));
  return toHex(hash(numbers, fromHex(publicKey), fromHex(groupHash), utf8(beaconId)));
}

/** When a round is signed, in milliseconds since 1970. */
export const roundTimeMs = ({ genesisTime, period }: Chain, round: number): number =>
  (genesisTime + (round - 1) * period) * 1000;

/** The first round that is signed at that moment or later. */
export const firstRoundFrom = ({ genesisTime, period }: Chain, ms: number): number =>
  Math.max(1, Math.ceil((ms / 1000 - genesisTime) / period) + 1);

/** What the keepers of an unchained beacon sign. */
const messageOf = (round: number) => bls12_381.shortSignatures.hash(hash(bigEndian(round, 8)), SUITE);

/** The round's random value: SHA-256 of its signature. */
export const randomnessOf = (signature: string): string => toHex(hash(fromHex(signature)));

/** Whether the chain's keepers signed the round. False also for what is no signature at all. */
export function isSigned({ publicKey }: Pick<Chain, "publicKey">, { round, signature }: BeaconRound): boolean {
  try {
    return bls12_381.shortSignatures.verify(fromHex(signature), messageOf(round), fromHex(publicKey));
  } catch {
    return false;
  }
}

/** A round's signature by the holder of the whole key: for a beacon that is not distributed. */
export const signRound = (secretKey: Uint8Array, round: number): string =>
  bls12_381.shortSignatures.sign(messageOf(round), secretKey).toHex();

/** The public key of a secret one. */
export const publicKeyOf = (secretKey: Uint8Array): string => bls12_381.shortSignatures.getPublicKey(secretKey).toHex();
