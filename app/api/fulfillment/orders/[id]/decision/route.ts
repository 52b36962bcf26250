import { requireStaff } from "@/lib/auth/server";
import { decide } from "@/lib/fulfillment/server";
import { assertSameOrigin, json, onlyTakes, readBody, route } from "@/lib/http/route";
import { decisionRequestSchema } from "@/lib/order/schema";

export const POST = route<RouteContext<"/api/fulfillment/orders/[id]/decision">>(async (request, { params }) => {
  assertSameOrigin(request);
  const staff = await requireStaff();
  const { id } = await params;
  const decision = await readBody(request, decisionRequestSchema);
  await decide(staff, id, decision);
  return json({ orderId: id, decision: decision.decision });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
