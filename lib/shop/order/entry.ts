import "server-only";
import type { Viewer } from "@/lib/account/session/schema";
import { AppError } from "@/lib/platform/errors";
import { originOf } from "@/lib/platform/http/client";
import { placeOrder } from "@/lib/shop/order/place-order";
import { rateLimitBeyond } from "@/lib/platform/rate-limit/beyond";

const PER_SHOPPER = { max: 60, windowSeconds: 60 };
/** A person orders once or twice. */
const FREE_OF_COUNTING = 5;

interface PlaceOrderInput {
  readonly size: string;
  readonly idempotencyKey: string | null;
}

/** The one door for page and API. @throws AppError rate_limited, validation_failed without a key of 1 to 255 printable characters */
export async function placeOrderFrom(
  headers: Pick<Headers, "get">,
  viewer: Viewer,
  { size, idempotencyKey }: PlaceOrderInput,
) {
  if (idempotencyKey === null || !/^[\x20-\x7e]{1,255}$/.test(idempotencyKey))
    throw new AppError("validation_failed", {
      issues: [
        { field: "Idempotency-Key", message: "Send a header Idempotency-Key of 1 to 255 printable characters." },
      ],
    });
  await rateLimitBeyond(FREE_OF_COUNTING, { key: `order:${viewer.customerId}`, ...PER_SHOPPER });
  return placeOrder(viewer, { size, idempotencyKey, origin: originOf(headers) });
}
