/** Scores with their labels (1: what is looked for), and how many rows each threshold lets through. */
export interface Scored {
  readonly scores: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
}

/** Rows at or above a score: equal scores cross a threshold together. */
export interface Threshold {
  readonly score: number;
  readonly hits: number;
  readonly falseAlarms: number;
}

const descending = (scores: ArrayLike<number>): Int32Array =>
  Int32Array.from({ length: scores.length }, (_, row) => row).sort(
    (a, b) => (scores[b] as number) - (scores[a] as number),
  );

/** What every threshold would catch, from the strictest. */
export function thresholdsOf({ scores, labels }: Scored): Threshold[] {
  const thresholds: Threshold[] = [];
  let [hits, falseAlarms] = [0, 0];
  const order = descending(scores);
  order.forEach((row, i) => {
    if (labels[row] === 1) hits++;
    else falseAlarms++;
    const score = scores[row] as number;
    if (scores[order[i + 1] as number] !== score) thresholds.push({ score, hits, falseAlarms });
  });
  return thresholds;
}

const totals = (thresholds: readonly Threshold[]): { readonly positives: number; readonly negatives: number } => {
  const last = thresholds.at(-1);
  return { positives: last?.hits ?? 0, negatives: last?.falseAlarms ?? 0 };
};

/** The chance that a positive scores above a negative; equal scores count half. NaN where one of them is not there. */
export function rocAuc(scored: Scored): number {
  const thresholds = thresholdsOf(scored);
  const { positives, negatives } = totals(thresholds);
  let [area, before] = [0, 0];
  let hits = 0;
  for (const threshold of thresholds) {
    area += ((threshold.hits + hits) / 2) * (threshold.falseAlarms - before);
    hits = threshold.hits;
    before = threshold.falseAlarms;
  }
  return area / (positives * negatives);
}

/** Average precision: the area under precision and recall, by steps. */
export function prAuc(scored: Scored): number {
  const thresholds = thresholdsOf(scored);
  const { positives } = totals(thresholds);
  let [area, before] = [0, 0];
  for (const { hits, falseAlarms } of thresholds) {
    area += ((hits - before) / positives) * (hits / (hits + falseAlarms));
    before = hits;
  }
  return area;
}

/** The lowest threshold whose false-positive rate is at most this. Infinity: even the strictest has more. */
export function thresholdAtFpr(scored: Scored, rate: number): number {
  const thresholds = thresholdsOf(scored);
  const { negatives } = totals(thresholds);
  return thresholds.findLast(({ falseAlarms }) => falseAlarms <= rate * negatives)?.score ?? Infinity;
}

/** The share of the positives at or above a score. NaN without positives. */
export function recallAt({ scores, labels }: Scored, threshold: number): number {
  let [hits, positives] = [0, 0];
  for (let row = 0; row < scores.length; row++) {
    if (labels[row] !== 1) continue;
    positives++;
    if ((scores[row] as number) >= threshold) hits++;
  }
  return hits / positives;
}

export const recallAtFpr = (scored: Scored, rate: number): number => recallAt(scored, thresholdAtFpr(scored, rate));

/** The share of positives among the `capacity` highest scores; of equal scores at the end, the share expected by lot. */
export function precisionAt(scored: Scored, capacity: number): number {
  let [hits, seen] = [0, 0];
  for (const threshold of thresholdsOf(scored)) {
    const total = threshold.hits + threshold.falseAlarms;
    if (total >= capacity) return (hits + ((threshold.hits - hits) * (capacity - seen)) / (total - seen)) / capacity;
    hits = threshold.hits;
    seen = total;
  }
  return hits / seen;
}
