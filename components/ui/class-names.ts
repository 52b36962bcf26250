import { clsx, type ClassValue } from "clsx";

/** Joins what is there; undefined, false and "" vanish. */
export const classNames = (...names: readonly ClassValue[]) => clsx(names);
