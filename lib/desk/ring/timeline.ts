import { MOMENTS, type Moments } from "@/lib/desk/ring/schema";

/** A moment of one order on an axis that all of them share. */
export interface Point {
  /** Which of the orders: the first is the one that the others are laid beside. */
  readonly order: number;
  readonly moment: keyof Moments;
  /** 0 at the beginning of the axis, 1 at its end. */
  readonly at: number;
}

export interface Axis {
  /** ISO 8601. */
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
}

/** The moments of all orders on one axis. Null where nothing is known. */
export function axisOf(orders: readonly Moments[]): Axis | null {
  const found = orders.flatMap((moments, order) =>
    MOMENTS.flatMap((moment) => {
      const at = moments[moment];
      return at === null ? [] : [{ order, moment, ms: Date.parse(at) }];
    }),
  );
  if (found.length === 0) return null;
  const times = found.map(({ ms }) => ms);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const points = found.map(({ order, moment, ms }) => ({
    order,
    moment,
    at: (ms - first) / Math.max(1, last - first),
  }));
  return { from: new Date(first).toISOString(), to: new Date(last).toISOString(), points };
}
