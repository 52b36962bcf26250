export interface Measure {
  readonly what: string;
  readonly value: number | string;
  /** How the number comes about. */
  readonly rule: string;
  /** What was counted. */
  readonly list?: readonly string[];
}

/** A measure that counts what is in its list. */
export const counted = (what: string, rule: string, list: readonly string[]): Measure => ({
  what,
  value: list.length,
  rule,
  list,
});
