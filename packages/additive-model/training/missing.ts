import { MISSING } from "../bins.ts";
import type { Histogram } from "./gradients.ts";

export interface MissingRules {
  /** Ridge that draws the missing value's bin to the mean of the known ones, as a share of the data's weight. */
  readonly missingRidge: number;
  /** The most that absence may differ from that mean, in log-odds. */
  readonly missingLimit: number;
}

interface Hold {
  readonly mean: number;
  readonly ridge: number;
  readonly rate: number;
  readonly limit: number;
}

/** The mean of a shape over the known values of the data. */
export function knownMean(shape: Float64Array, weights: Float64Array): number {
  let [sum, total] = [0, 0];
  for (let bin = MISSING + 1; bin < shape.length; bin++) {
    sum += (shape[bin] as number) * (weights[bin] as number);
    total += weights[bin] as number;
  }
  return total === 0 ? 0 : sum / total;
}

/** Where the bin of the missing value moves to: towards its data, held near the mean of the known. */
export function missingValue(value: number, histogram: Histogram, { mean, ridge, rate, limit }: Hold): number {
  const [first, second] = [histogram.first[MISSING] as number, histogram.second[MISSING] as number];
  const moved = value - (rate * (first + ridge * (value - mean))) / (second + ridge + 1e-9);
  return Math.min(mean + limit, Math.max(mean - limit, moved));
}
