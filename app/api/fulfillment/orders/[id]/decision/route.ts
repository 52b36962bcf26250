import { requireActor } from "@/lib/account/session/actor";
import { assertStaff } from "@/lib/account/session/rules";
import { decisionRequestSchema } from "@/lib/desk/decision/schema";
import { decide } from "@/lib/desk/decision/server";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";

export const POST = route<RouteContext<"/api/fulfillment/orders/[id]/decision">>(async (request, { params }) => {
  assertSameOrigin(request);
  const staff = await requireActor(assertStaff);
  const { id } = await params;
  const decision = await readBody(request, decisionRequestSchema);
  await decide(staff, id, decision);
  return json({ orderId: id, decision: decision.decision });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
