import { json, onlyTakes, readText, route } from "@/lib/platform/http/route";
import { receiveStripeEvent } from "@/lib/shop/order/payment";

const MAX_EVENT_BYTES = 256 * 1024;

export const POST = route(async (request) => {
  await receiveStripeEvent(await readText(request, MAX_EVENT_BYTES), request.headers.get("stripe-signature"));
  return json({ received: true });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
