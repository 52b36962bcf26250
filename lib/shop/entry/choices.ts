/** Of an entry: more than a drop has. */
export const MOST_SIZES = 30;
/** So many a form offers at least; an entry by the API may have more. */
const LEAST_CHOICES = 3;

const NAMES = ["first", "second", "third"] as const;
const nameOf = (n: number): string => NAMES[n] ?? `choice${n + 1}`;

/** The names of a form's fields for an entry of so many sizes, the first choice first. */
export const choiceNames = (sizes: number): string[] =>
  Array.from({ length: Math.max(LEAST_CHOICES, sizes) }, (_, n) => nameOf(n));

/** Sizes in order of preference, by the fields of a form: every one is there. */
export const chosenSizes = (sizes: readonly string[]): Record<string, string> =>
  Object.fromEntries(choiceNames(sizes.length).map((name, n) => [name, sizes[n] ?? ""]));

/** The sizes that a form was sent with, in order: choices may be left out or repeated as people like. */
export const sizesIn = (fields: Readonly<Record<string, unknown>>): string[] => [
  ...new Set(
    choiceNames(MOST_SIZES)
      .map((name) => fields[name])
      .filter((size) => typeof size === "string"),
  ),
];
