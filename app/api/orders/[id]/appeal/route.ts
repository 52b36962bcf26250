import { requireActor } from "@/lib/account/session/actor";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { appealRequestSchema } from "@/lib/shop/appeal/schema";
import { appeal } from "@/lib/shop/appeal/server";

export const POST = route<RouteContext<"/api/orders/[id]/appeal">>(async (request, { params }) => {
  assertSameOrigin(request);
  const viewer = await requireActor();
  const { id } = await params;
  await appeal(id, viewer, await readBody(request, appealRequestSchema));
  return json({ orderId: id }, { status: 202 });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
