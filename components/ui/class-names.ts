/** Joins what is there; undefined, false and "" vanish. */
export const classNames = (...names: readonly (string | false | null | undefined)[]) => names.filter(Boolean).join(" ");
