import { probabilityOf } from "../model.ts";

/** The state of a boosting run over its rows: scores in log-odds, and the logistic loss's first and second derivative. */
export interface Gradients {
  readonly scores: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly labels: Uint8Array;
  readonly weights: Float64Array;
}

/** Brings the derivatives of a row up to its score. */
export const refresh = ({ scores, first, second, labels, weights }: Gradients, row: number): void => {
  const probability = probabilityOf(scores[row] as number);
  const weight = weights[row] as number;
  first[row] = weight * (probability - (labels[row] as number));
  second[row] = weight * probability * (1 - probability);
};

export function gradientsAt(scores: Float64Array, labels: Uint8Array, weights: Float64Array): Gradients {
  const { length } = scores;
  const gradients = { scores, first: new Float64Array(length), second: new Float64Array(length), labels, weights };
  for (let row = 0; row < length; row++) refresh(gradients, row);
  return gradients;
}

/** Adds each row the value of its bin. */
export function addToScores(gradients: Gradients, bins: Uint8Array, values: Float64Array): void {
  for (let row = 0; row < bins.length; row++) {
    const value = values[bins[row] as number] as number;
    if (value === 0) continue;
    (gradients.scores[row] as number) += value;
    refresh(gradients, row);
  }
}

/** Sums of the derivatives in each bin. */
export interface Histogram {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

export function histogramOf({ first, second }: Gradients, bins: Uint8Array, size: number): Histogram {
  const sums = { first: new Float64Array(size), second: new Float64Array(size) };
  for (let row = 0; row < bins.length; row++) {
    const bin = bins[row] as number;
    (sums.first[bin] as number) += first[row] as number;
    (sums.second[bin] as number) += second[row] as number;
  }
  return sums;
}

/** The weighted mean of the logistic loss. */
export function lossOf({ scores, labels, weights }: Gradients): number {
  let [loss, total] = [0, 0];
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] as number;
    const signed = labels[row] === 1 ? -score : score;
    loss += (weights[row] as number) * (Math.max(signed, 0) + Math.log1p(Math.exp(-Math.abs(signed))));
    total += weights[row] as number;
  }
  return total === 0 ? 0 : loss / total;
}
