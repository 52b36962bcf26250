import { fromHex, hash, toHex } from "./bytes.ts";

/**
 * A Merkle tree as of RFC 9162 (2.1): what is hashed for a leaf and for a node begins with another byte, so that neither can
 * pass for the other; a level's last one without a partner goes up as it is.
 */
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

const nodeOf = (left: Uint8Array, right: Uint8Array): Uint8Array => hash(NODE, left, right);

function levelAbove(level: readonly Uint8Array[]): Uint8Array[] {
  const above: Uint8Array[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const [left, right] = [level[i], level[i + 1]];
    if (left) above.push(right ? nodeOf(left, right) : left);
  }
  return above;
}

function levelsOf(data: readonly Uint8Array[]): Uint8Array[][] {
  const levels = [data.map((one) => hash(LEAF, one))];
  for (let last = levels[0] ?? []; last.length > 1; levels.push(last)) last = levelAbove(last);
  return levels;
}

/** The root over the data in this order; of no data the hash of nothing. Hex. */
export function rootOf(data: readonly Uint8Array[]): string {
  const root = levelsOf(data).at(-1)?.[0];
  return toHex(root ?? hash());
}

/** One step from a leaf to the root: what it is hashed with, and on which side that is. */
export interface ProofStep {
  readonly side: "left" | "right";
  readonly hash: string;
}

/** What shows that the data at the index is in the tree. */
export function proofOf(data: readonly Uint8Array[], index: number): ProofStep[] {
  const steps: ProofStep[] = [];
  let at = index;
  for (const level of levelsOf(data)) {
    const partner = level[at ^ 1];
    if (partner) steps.push({ side: at % 2 === 1 ? "left" : "right", hash: toHex(partner) });
    at >>= 1;
  }
  return steps;
}

/** Whether the steps lead from the data to the root. */
export function isIncluded(datum: Uint8Array, steps: readonly ProofStep[], root: string): boolean {
  const climb = (below: Uint8Array, step: ProofStep) =>
    step.side === "left" ? nodeOf(fromHex(step.hash), below) : nodeOf(below, fromHex(step.hash));
  return toHex(steps.reduce(climb, hash(LEAF, datum))) === root;
}
