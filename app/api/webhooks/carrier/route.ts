import { readJsonText } from "@/lib/platform/http/body";
import { json, onlyTakes, signedRoute } from "@/lib/platform/http/route";
import { receiveCarrierEvent } from "@/lib/shop/carrier-events/server";

/** A tracker comes with all of its scans. */
const MAX_EVENT_BYTES = 256 * 1024;

export const POST = signedRoute(async (request) => {
  await receiveCarrierEvent(await readJsonText(request, MAX_EVENT_BYTES), request.headers.get("x-hmac-signature"));
  return json({ received: true });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
