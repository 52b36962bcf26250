/** The least round number that is not below: 1, 2, 5, 10, 20, 50, … */
export function niceMax(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value) ?? 10 * power;
}

/** Whole numbers from 0 to `max`, few enough to read. */
export function ticks(max: number): number[] {
  const step = max <= 4 ? 1 : max / 4;
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, i) => i * step).filter(Number.isInteger);
}

export const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 100));
