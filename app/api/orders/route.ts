import { requireActingSession } from "@/lib/account/session/actor";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { placeOrderFrom } from "@/lib/shop/order/entry";
import { placeOrderRequestSchema } from "@/lib/shop/order/schema";

export const POST = route(async (request) => {
  assertSameOrigin(request);
  const session = await requireActingSession();
  const order = await readBody(request, placeOrderRequestSchema);
  const { orderId } = await placeOrderFrom(request.headers, session, {
    ...order,
    idempotencyKey: request.headers.get("idempotency-key"),
    proof: request.headers.get("x-challenge"),
  });
  return json({ orderId, statusUrl: `/api/orders/${orderId}` }, { status: 202 });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
