import type { Viewer } from "@/lib/account/session/schema";
import { useProof } from "@/lib/platform/challenge/server";
import type { HeaderReader } from "@/lib/platform/http/client";
import { digestId } from "@/lib/platform/ids";
import type { Drop } from "@/lib/shop/drop/schema";
import { demandOf, needsProof } from "@/lib/shop/proof/server";

/** What was shown with an order: the header or the form's field, null for none. */
export interface ShownProof {
  readonly headers: HeaderReader;
  readonly shown: string | null;
}

/**
 * Uses up the proof of a new order that needs one, or has one. The same proof serves the same key of the shopper again.
 * @throws AppError challenge_required, challenge_invalid, challenge_used
 */
export async function proveOrder(
  viewer: Viewer,
  drop: Drop,
  key: string,
  { headers, shown }: ShownProof,
): Promise<void> {
  const demand = demandOf(headers, viewer, "order", drop.dropId);
  const isNeeded = await needsProof(drop, demand);
  if (isNeeded || shown !== null) await useProof(demand, shown, digestId(viewer.customerId, key));
}
