/** Probabilities with their labels. */
export interface Forecast {
  readonly probabilities: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
}

/** The mean squared difference of probability and label. */
export function brier({ probabilities, labels }: Forecast): number {
  let sum = 0;
  for (let row = 0; row < labels.length; row++) sum += ((probabilities[row] as number) - (labels[row] as number)) ** 2;
  return sum / labels.length;
}

/** Rows of about the same probability: what was said, and what came. */
export interface CalibrationBin {
  readonly rows: number;
  readonly said: number;
  readonly came: number;
}

const meanOf = (values: ArrayLike<number>, rows: Int32Array): number =>
  rows.reduce((sum, row) => sum + (values[row] as number), 0) / rows.length;

/** Bins of equally many rows (within one), by rising probability; ties in the order of the rows. */
export function calibrationBins({ probabilities, labels }: Forecast, bins = 15): CalibrationBin[] {
  const order = Int32Array.from({ length: labels.length }, (_, row) => row).sort(
    (a, b) => (probabilities[a] as number) - (probabilities[b] as number) || a - b,
  );
  return Array.from({ length: bins }, (_, bin) =>
    order.subarray(Math.floor((bin * order.length) / bins), Math.floor(((bin + 1) * order.length) / bins)),
  )
    .filter((rows) => rows.length > 0)
    .map((rows) => ({ rows: rows.length, said: meanOf(probabilities, rows), came: meanOf(labels, rows) }));
}

/** Expected calibration error over bins of equal mass. */
export function calibrationError(forecast: Forecast, bins = 15): number {
  const found = calibrationBins(forecast, bins);
  return found.reduce((sum, { rows, said, came }) => sum + (rows * Math.abs(said - came)) / forecast.labels.length, 0);
}
