import type { Row } from "../report.ts";

/** Where an evaluation is kept, from the root of the repository. */
export const RESULT = "bench/results/risk.json";

export interface Evaluation {
  /** Name and hash of the model. */
  readonly model: string;
  /** Tables by their titles, in order. */
  readonly tables: Readonly<Record<string, readonly Row[]>>;
}
