import type { LinkEntry } from "@/lib/shop/risk/links/entry";
import { MOST_LISTED, type LinkStore } from "@/lib/shop/risk/links/port";

/** A store of links for simulations and tests: as the table's, and forgotten with the process. */
export function linksInMemory(): LinkStore {
  const items = new Map<string, LinkEntry[]>();
  const itemOf = (key: object) => items.get(JSON.stringify(key)) ?? [];
  return {
    read: async (key) => itemOf(key),
    share: async (key, entry) => {
      const entries = itemOf(key);
      const isListed = entries.some(({ orderId }) => orderId === entry.orderId);
      if (!isListed && entries.length < MOST_LISTED) entries.push(entry);
      items.set(JSON.stringify(key), entries);
      return [...entries];
    },
  };
}
