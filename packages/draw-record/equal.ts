import { canonical, type Json } from "./canonical.ts";

/** Whether both are the same JSON, whatever the order of their keys. */
export const isSameJson = (a: Json, b: Json): boolean => canonical(a) === canonical(b);
