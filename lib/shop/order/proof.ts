import type { Viewer } from "@/lib/account/session/schema";
import type { Demand } from "@/lib/platform/challenge/caller";
import { useProof } from "@/lib/platform/challenge/server";
import type { HeaderReader } from "@/lib/platform/http/client";
import { digestId } from "@/lib/platform/ids";
import type { Drop } from "@/lib/shop/drop/schema";
import { ordersInDrop } from "@/lib/shop/order/orders-of-customer";
import { demandOf, needsProof } from "@/lib/shop/proof/server";

/** What was shown with an order: the header or the form's field, null for none. */
export interface ShownProof {
  readonly headers: HeaderReader;
  readonly shown: string | null;
}

/** A repeat has paid with its first. */
const isRepeated = async ({ customerId }: Viewer, { dropId }: Drop, key: string): Promise<boolean> =>
  (await ordersInDrop(customerId, dropId)).some(({ request }) => request.key === key);

async function mustProve(viewer: Viewer, drop: Drop, demand: Demand, shown: string | null, key: string) {
  if (!(await needsProof(drop, demand)) && shown === null) return false;
  return !(await isRepeated(viewer, drop, key));
}

/**
 * Uses up the proof of an order that needs one, or has one. The same proof serves the same key of the shopper again.
 * @throws AppError challenge_required, challenge_invalid, challenge_used
 */
export async function proveOrder(
  viewer: Viewer,
  drop: Drop,
  key: string,
  { headers, shown }: ShownProof,
): Promise<void> {
  const demand = demandOf(headers, viewer, "order", drop.dropId);
  if (!(await mustProve(viewer, drop, demand, shown, key))) return;
  await useProof(demand, shown, digestId(viewer.customerId, key));
}
