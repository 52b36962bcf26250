import { createHash } from "node:crypto";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";

/** An order's evidence with what is known of who placed it: of a simulated campaign, or a label of the store. */
export interface LabelledRow {
  readonly vector: EvidenceVector;
  /** 1: a bot placed it. */
  readonly label: 0 | 1;
  /** What kind of person ("household", "screen-reader") or bot ("click-farm"). */
  readonly kind: string;
  /** `people`, or the family of bots: T1 to T4, farm. Of labels: their source. */
  readonly family: string;
  /** Orders of one campaign know each other's links. */
  readonly campaign: string;
  /** One actor's orders: a person's, a ring's. They are not independent. */
  readonly ring: string;
  /** How much it counts; 1 where it is not given. */
  readonly weight?: number;
}

/** What `bench/campaign` is asked for: the same request gives the same rows. */
export interface SimulationRequest {
  readonly seed: number;
  readonly campaigns: number;
  /** Families of bots that take part. All where it is not given. */
  readonly families?: readonly string[];
}
export type Simulate = (request: SimulationRequest) => readonly LabelledRow[];

/** SHA-256 of the rows as JSON lines, hexadecimal. */
export function rowsHash(rows: readonly LabelledRow[]): string {
  const hash = createHash("sha256");
  for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
  return hash.digest("hex");
}
