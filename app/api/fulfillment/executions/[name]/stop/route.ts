import { requireActor } from "@/lib/account/session/actor";
import { assertStaff } from "@/lib/account/session/rules";
import { stopRequestSchema } from "@/lib/desk/operations/schema";
import { stopOrderExecution } from "@/lib/desk/operations/server";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";

export const POST = route<RouteContext<"/api/fulfillment/executions/[name]/stop">>(async (request, { params }) => {
  assertSameOrigin(request);
  const staff = await requireActor(assertStaff);
  const { name } = await params;
  const { reason } = await readBody(request, stopRequestSchema);
  await stopOrderExecution(staff, name, reason);
  return json({ execution: name }, { status: 202 });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
