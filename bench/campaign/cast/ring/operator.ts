import type { Random } from "../../random.ts";
import type { Country } from "../countries.ts";
import type { Setting } from "../setting.ts";

/** What an operator has, for all accounts of the ring. `own` is the account's chance, `index` its number. */
export type Supply<T> = (own: Random, index: number) => T;

export interface Operator {
  readonly random: Random;
  readonly country: Country;
  readonly setting: Setting;
  readonly size: number;
  /** 0 careless to 1 careful. */
  readonly care: number;
}

export const several = <T>(length: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length }, (_, i) => make(i));
