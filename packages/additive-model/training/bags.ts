import { randomOf } from "../random.ts";
import type { Sides } from "./boost.ts";
import { splitGroups, type Examples } from "./examples.ts";
import { gradientsAt, type Gradients } from "./gradients.ts";

/** Rows by their places: some teach, the others say when to stop. */
export type Bag = Sides<Int32Array>;

/** Bags that are stopped by other groups each. */
export const bagsOf = ({ groups }: Examples, count: number, validationShare: number, seed: number): Bag[] =>
  Array.from({ length: count }, (_, bag) => {
    const [validation, training] = splitGroups(groups, validationShare, randomOf(seed, "bag", bag));
    return { training, validation };
  });

const bytes = (values: Uint8Array, rows: Int32Array) => Uint8Array.from(rows, (row) => values[row] as number);
const numbers = (values: Float64Array, rows: Int32Array) => Float64Array.from(rows, (row) => values[row] as number);

export const binsInBag = (bins: Uint8Array, { training, validation }: Bag): Sides<Uint8Array> => ({
  training: bytes(bins, training),
  validation: bytes(bins, validation),
});

/** Every row at the same score. */
export function gradientsInBag({ labels, weights }: Examples, bag: Bag, start: number): Sides<Gradients> {
  const side = (rows: Int32Array) =>
    gradientsAt(new Float64Array(rows.length).fill(start), bytes(labels, rows), numbers(weights, rows));
  return { training: side(bag.training), validation: side(bag.validation) };
}

/** Each table's mean over the bags: smoother than any of them, and as monotone. */
export function meanOf(bags: readonly (readonly Float64Array[])[]): Float64Array[] {
  const [first = []] = bags;
  return first.map((table, term) =>
    table.map((_, bin) => bags.reduce((sum, tables) => sum + (tables[term]?.[bin] as number), 0) / bags.length),
  );
}
