import type { Viewer } from "@/lib/account/session/schema";
import { nameOf } from "@/lib/account/customer/names";
import { isHeld } from "@/lib/desk/review-lock/rules";
import type { ClaimView } from "@/lib/desk/review-lock/schema";
import { findClaim } from "@/lib/desk/review-lock/store";

/** Who looks at the order now, if anybody does. */
export async function claimView(orderId: string, viewer: Viewer): Promise<ClaimView | null> {
  const claim = await findClaim(orderId);
  if (!isHeld(claim, Date.now())) return null;
  return { name: (await nameOf(claim.by)) ?? "Someone", mine: claim.by === viewer.customerId };
}
