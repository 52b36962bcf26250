import "server-only";
import { layoutsOf } from "@/components/address/layout";
import { readAddresses } from "@/lib/account/address-book/server";
import type { Viewer } from "@/lib/account/session/schema";
import type { DropView } from "@/lib/shop/drop/schema";
import { readDraft } from "@/lib/shop/order/draft";

/** What the order form begins with: the size and the address of before signing in, and the shopper's address book. */
export async function orderBegun({ shipsTo }: DropView, viewer: Viewer | null, size: unknown) {
  const [draft, saved] = await Promise.all([readDraft(), viewer?.verified ? readAddresses(viewer) : []]);
  return {
    selected: typeof size === "string" ? size : draft.size,
    address: {
      layouts: layoutsOf(shipsTo),
      saved: saved.filter(({ country }) => shipsTo.includes(country)),
      draft: draft.shippingAddress,
    },
  };
}
