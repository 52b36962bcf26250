import type { Estimate } from "@/lib/desk/thresholds/schema";
import type { EvidenceGroup, FeatureName } from "@/lib/shop/risk/evidence/features";

/** A range of a feature's values: the share of the training's rows in it, and of the drop's orders. */
export interface DriftBin {
  /** Up to which value, included; null: not known. Infinity: whatever is above. */
  readonly upTo: number | null;
  readonly trained: number;
  readonly now: number;
}

export interface FeatureDrift {
  readonly feature: FeatureName;
  readonly group: EvidenceGroup;
  /** Population stability index: 0 where both are spread alike. */
  readonly psi: number;
  readonly bins: readonly DriftBin[];
}

/** Orders of about the same predicted probability, and how many of them were bots. */
export interface ReliabilityPoint {
  readonly orders: number;
  readonly said: number;
  readonly came: Estimate;
}

/** What a drop says about the model. Null where there are too few orders to say anything. */
export interface Drift {
  readonly engine: string;
  /** Orders with evidence that were looked at, the newest. */
  readonly orders: number;
  readonly features: readonly FeatureDrift[] | null;
  /** Orders that the model scored and of which it is known who placed them. */
  readonly labelled: number;
  readonly reliability: readonly ReliabilityPoint[] | null;
  readonly calibrationError: number | null;
  /** Orders that another engine scored. */
  readonly others: number;
}
