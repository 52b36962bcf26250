import { requireActor } from "@/lib/account/session/actor";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { cancelOrder } from "@/lib/shop/order/server";

export const POST = route<RouteContext<"/api/orders/[id]/cancel">>(async (request, { params }) => {
  assertSameOrigin(request);
  const { id } = await params;
  await cancelOrder(id, await requireActor());
  return json({ orderId: id }, { status: 202 });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
