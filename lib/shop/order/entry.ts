import "server-only";
import { chosenAddress } from "@/lib/account/address-book/server";
import { viewerOf } from "@/lib/account/session/rules";
import type { Session, Viewer } from "@/lib/account/session/schema";
import { AppError } from "@/lib/platform/errors";
import { callerOf } from "@/lib/platform/http/client";
import { mustBeKey } from "@/lib/platform/http/idempotency";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { placeOrder } from "@/lib/shop/order/place-order";
import { rateLimitBeyond } from "@/lib/platform/rate-limit/beyond";
import type { PlaceOrderRequest } from "@/lib/shop/order/schema";

/** A person orders or enters once, and tries again once or twice. */
const WISHES = { max: 60, windowSeconds: 60 };
const FREE_OF_COUNTING = 5;

/** Counts a try to order, or to enter a draw. @throws AppError rate_limited */
export const limitWishes = (purpose: "order" | "enter", { customerId }: Viewer): Promise<void> =>
  rateLimitBeyond(FREE_OF_COUNTING, { key: `${purpose}:${customerId}`, ...WISHES });

interface PlaceOrderInput extends PlaceOrderRequest {
  readonly idempotencyKey: string | null;
  /** As the header or the form holds it, null where there is none. */
  readonly proof: string | null;
}

/** The address that the request names. @throws AppError validation_failed without one, or with one that is not in the shopper's address book */
export async function addressFor(
  viewer: Viewer,
  { shippingAddress, addressId }: Pick<PlaceOrderRequest, "shippingAddress" | "addressId">,
): Promise<PostalAddress> {
  if (addressId !== undefined) return chosenAddress(viewer, addressId);
  if (shippingAddress) return shippingAddress;
  throw new AppError("validation_failed", {
    issues: [{ field: "shippingAddress", message: "Say where your pair should go." }],
  });
}

/** The one door for page and API. @throws AppError rate_limited, validation_failed without a key of 1 to 255 printable characters */
export async function placeOrderFrom(
  headers: Pick<Headers, "get">,
  session: Session,
  { idempotencyKey, proof: shown, ...request }: PlaceOrderInput,
) {
  const key = mustBeKey(idempotencyKey);
  const viewer = viewerOf(session);
  await limitWishes("order", viewer);
  const address = await addressFor(viewer, request);
  const { size, dropId, evidence: pageEvidence } = request;
  const sent = { size, dropId, address, idempotencyKey: key, pageEvidence, sessionBeganAt: session.authTime };
  return placeOrder(viewer, { ...sent, caller: callerOf(headers), proof: { headers, shown } });
}
