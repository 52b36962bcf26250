import { requireActor } from "@/lib/account/session/actor";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { withdrawalRequestSchema } from "@/lib/shop/returns/schema";
import { withdraw } from "@/lib/shop/returns/server";

export const POST = route<RouteContext<"/api/orders/[id]/withdrawal">>(async (request, { params }) => {
  assertSameOrigin(request);
  const viewer = await requireActor();
  const { id } = await params;
  const { reason } = await readBody(request, withdrawalRequestSchema);
  const returnId = await withdraw(id, viewer, reason);
  return json({ returnId, statusUrl: `/api/returns/${returnId}` }, { status: 202 });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
