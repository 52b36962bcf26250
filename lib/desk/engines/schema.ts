import { z } from "zod";
import type { Comparison } from "@/lib/desk/engines/rules";

/** What a manager does with engines: one scores beside, that one takes over, or the one of before does. */
export const engineMoveSchema = z.object({
  move: z.enum(["shadow", "promote", "back"]),
  /** Of the policy that was looked at. */
  version: z.coerce.number().int().min(0),
  /** Which one scores beside from now on; empty: none. */
  shadow: z.string().max(40).default(""),
});
export type EngineMove = z.infer<typeof engineMoveSchema>;

/** What is said of an engine: what it learned from, and how it did on what it had not seen. */
export interface EngineView {
  readonly name: string;
  readonly note: string;
  readonly rows: number | null;
  readonly metrics: Readonly<Record<string, number>>;
}

export interface EnginesView {
  readonly version: number;
  readonly inCharge: EngineView;
  readonly shadow: EngineView | null;
  /** Who was in charge before, where it can be again. */
  readonly before: string | null;
  /** What can score beside the one in charge. */
  readonly candidates: readonly EngineView[];
  /** Names that managers chose and that this version of the store does not bring. */
  readonly missing: readonly string[];
  /** Of the orders that both have scored; null where no one scores beside. */
  readonly comparison: Comparison | null;
}
