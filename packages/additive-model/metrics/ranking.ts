/** Scores with their labels (1: what is looked for). */
export interface Scored {
  readonly scores: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
  /** How often each row counts; once where it is not given. */
  readonly counts?: ArrayLike<number>;
  /** The rows by falling score, where that is known already. */
  readonly order?: Int32Array;
}

/** The rows with at least this score: equal scores cross a threshold together. */
interface Threshold {
  readonly score: number;
  readonly hits: number;
  readonly falseAlarms: number;
}

/** What each threshold would catch, from the strictest; the last one catches all. */
export interface Curve {
  readonly thresholds: readonly Threshold[];
  readonly positives: number;
  readonly negatives: number;
}

export const descending = (scores: ArrayLike<number>): Int32Array =>
  Int32Array.from({ length: scores.length }, (_, row) => row).sort(
    (a, b) => (scores[b] as number) - (scores[a] as number),
  );

export function curveOf({ scores, labels, counts, order = descending(scores) }: Scored): Curve {
  const thresholds: Threshold[] = [];
  let [hits, falseAlarms] = [0, 0];
  order.forEach((row, i) => {
    const count = counts?.[row] ?? 1;
    if (labels[row] === 1) hits += count;
    else falseAlarms += count;
    const score = scores[row] as number;
    if (scores[order[i + 1] as number] !== score) thresholds.push({ score, hits, falseAlarms });
  });
  return { thresholds, positives: hits, negatives: falseAlarms };
}

/** The chance that a positive scores above a negative; equal scores count half. NaN where one of them is not there. */
export function rocAuc({ thresholds, positives, negatives }: Curve): number {
  let [area, hits, falseAlarms] = [0, 0, 0];
  for (const threshold of thresholds) {
    area += ((threshold.hits + hits) / 2) * (threshold.falseAlarms - falseAlarms);
    ({ hits, falseAlarms } = threshold);
  }
  return area / (positives * negatives);
}

/** Average precision: the area under precision and recall, by steps. NaN without positives. */
export function prAuc({ thresholds, positives }: Curve): number {
  let [area, before] = [0, 0];
  for (const { hits, falseAlarms } of thresholds) {
    area += ((hits - before) / positives) * (hits / (hits + falseAlarms));
    before = hits;
  }
  return area;
}

/** The share of the positives that the lowest threshold catches whose false-positive rate is at most this. */
export const recallAtFpr = ({ thresholds, positives, negatives }: Curve, rate: number): number =>
  (thresholds.findLast(({ falseAlarms }) => falseAlarms <= rate * negatives)?.hits ?? 0) / positives;

/** The share of positives among the `capacity` highest scores; of equal scores at the end, the share expected by lot. */
export function precisionAt({ thresholds }: Curve, capacity: number): number {
  let [hits, seen] = [0, 0];
  for (const threshold of thresholds) {
    const total = threshold.hits + threshold.falseAlarms;
    if (total >= capacity) return (hits + ((threshold.hits - hits) * (capacity - seen)) / (total - seen)) / capacity;
    hits = threshold.hits;
    seen = total;
  }
  return hits / seen;
}
