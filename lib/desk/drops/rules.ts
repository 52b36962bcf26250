import { digestId } from "@/lib/platform/ids";

const LONGEST_SLUG = 32;

/** "Quanta Sneaks π" becomes "quanta-sneaks": letters of other scripts have no place in an address. */
const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_SLUG)
    .replaceAll(/^-+|-+$/g, "");

/** An id made of the name, and of all that is asked for: the same request again is the same drop. */
export const dropIdFor = (name: string, request: unknown): string =>
  [slugOf(name) || "drop", digestId(JSON.stringify(request)).slice(0, 5)].join("-");
