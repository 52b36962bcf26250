const FIELDS = ["first", "second", "third"] as const;

/** Sizes in order of preference, by the fields of the form. */
export const chosenSizes = (sizes: readonly string[]): Record<string, string> =>
  Object.fromEntries(FIELDS.map((field, i) => [field, sizes[i] ?? ""]));
