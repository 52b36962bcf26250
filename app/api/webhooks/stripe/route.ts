import { readJsonText } from "@/lib/platform/http/body";
import { json, onlyTakes, signedRoute } from "@/lib/platform/http/route";
import { receiveStripeEvent } from "@/lib/shop/order/webhook";

const MAX_EVENT_BYTES = 256 * 1024;

export const POST = signedRoute(async (request) => {
  await receiveStripeEvent(await readJsonText(request, MAX_EVENT_BYTES), request.headers.get("stripe-signature"));
  return json({ received: true });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
