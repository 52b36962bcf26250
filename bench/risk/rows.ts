import { createHash } from "node:crypto";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";

/** An order's evidence with what is known of who placed it: a simulated campaign's, or a label of the store. */
export interface LabelledRow {
  readonly vector: EvidenceVector;
  /** 1: a bot placed it, or a person for hire. */
  readonly label: 0 | 1;
  /** What kind of person ("household", "screen reader"). */
  readonly kind: string;
  /** Of bots, how they go about it. Of people, their kind. Of labels, their source. */
  readonly family: string;
  readonly tier?: string | null;
  /** Orders of one campaign know each other's links: they are learned from or measured on together. */
  readonly campaign: string;
  /** Actors who belong together. Their orders are not independent. */
  readonly ring: string | null;
  readonly orderId: string;
  /** Of a simulated order, when its evidence was read: at once, or when a reviewer looks at it. */
  readonly reading?: string;
  /** The score of rules-1. */
  readonly rules?: number;
  /** How much it counts; 1 where it is not given. */
  readonly weight?: number;
}

/** SHA-256 of the rows as JSON lines, hexadecimal. */
export function rowsHash(rows: readonly LabelledRow[]): string {
  const hash = createHash("sha256");
  for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
  return hash.digest("hex");
}
