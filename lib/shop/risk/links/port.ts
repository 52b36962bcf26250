import type { LinkEntry } from "@/lib/shop/risk/links/entry";
import type { LinkKey } from "@/lib/shop/risk/links/keys";

/** Beyond that an item takes no more: more of the same says nothing new. Those that are in it are still read. */
export const MOST_LISTED = 200;

/** Where orders that share something find each other. */
export interface LinkStore {
  /** Lists the order under the key, once, where there is room, and resolves with all that are listed. Safe to repeat. */
  readonly share: (key: LinkKey, entry: LinkEntry) => Promise<readonly LinkEntry[]>;
  /** All that are listed under the key. */
  readonly read: (key: LinkKey) => Promise<readonly LinkEntry[]>;
}
