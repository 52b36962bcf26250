/** Probabilities with their labels. */
export interface Forecast {
  readonly probabilities: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
  /** How often each row counts; once where it is not given. */
  readonly counts?: ArrayLike<number>;
  /** The rows by rising probability, where that is known already. */
  readonly order?: Int32Array;
}

/** The mean squared difference of probability and label. */
export function brier({ probabilities, labels, counts }: Forecast): number {
  let [sum, total] = [0, 0];
  for (let row = 0; row < labels.length; row++) {
    const count = counts?.[row] ?? 1;
    sum += count * ((probabilities[row] as number) - (labels[row] as number)) ** 2;
    total += count;
  }
  return sum / total;
}

/** Rows of about the same probability: what was said, and what came. */
export interface CalibrationBin {
  readonly rows: number;
  readonly said: number;
  readonly came: number;
}

/** Ties in the order of the rows. */
export const ascending = (probabilities: ArrayLike<number>): Int32Array =>
  Int32Array.from({ length: probabilities.length }, (_, row) => row).sort(
    (a, b) => (probabilities[a] as number) - (probabilities[b] as number) || a - b,
  );

const totalOf = ({ labels, counts }: Forecast): number =>
  counts === undefined ? labels.length : Array.from(counts).reduce((a, b) => a + b, 0);

/** Bins of equally many rows (within one row's count), by rising probability. */
export function calibrationBins(forecast: Forecast, bins = 15): CalibrationBin[] {
  const { probabilities, labels, counts, order = ascending(probabilities) } = forecast;
  const sums = Array.from({ length: bins }, () => ({ rows: 0, said: 0, came: 0 }));
  const total = totalOf(forecast);
  let seen = 0;
  for (const row of order) {
    const count = counts?.[row] ?? 1;
    if (count === 0) continue;
    const bin = sums[Math.floor((seen * bins) / total)] as (typeof sums)[number];
    bin.rows += count;
    bin.said += count * (probabilities[row] as number);
    bin.came += count * (labels[row] as number);
    seen += count;
  }
  return sums
    .filter(({ rows }) => rows > 0)
    .map(({ rows, said, came }) => ({ rows, said: said / rows, came: came / rows }));
}

/** Expected calibration error over bins of equal mass. */
export function calibrationError(forecast: Forecast, bins = 15): number {
  const total = totalOf(forecast);
  return calibrationBins(forecast, bins).reduce(
    (sum, { rows, said, came }) => sum + (rows * Math.abs(said - came)) / total,
    0,
  );
}
