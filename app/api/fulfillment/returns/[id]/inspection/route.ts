import { requireActor } from "@/lib/account/session/actor";
import { assertStaff } from "@/lib/account/session/rules";
import { inspectReturn } from "@/lib/desk/returns/server";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { inspectionRequestSchema } from "@/lib/shop/returns/schema";

export const POST = route<RouteContext<"/api/fulfillment/returns/[id]/inspection">>(async (request, { params }) => {
  assertSameOrigin(request);
  const staff = await requireActor(assertStaff);
  const { id } = await params;
  const inspection = await readBody(request, inspectionRequestSchema);
  await inspectReturn(staff, id, inspection);
  return json({ returnId: id, result: inspection.result });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
