const english = new Intl.PluralRules("en");

/** The word for so many. @param many where it is not the one with an s */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  english.select(count) === "one" ? one : many;

/** "1 order", "3 orders", "1,200 orders". */
export const counted = (count: number, one: string, many?: string): string =>
  `${count.toLocaleString("en")} ${plural(count, one, many)}`;
