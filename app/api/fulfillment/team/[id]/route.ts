import { requireActor } from "@/lib/account/session/actor";
import { assertManager } from "@/lib/account/session/rules";
import { memberChangeSchema } from "@/lib/account/team/schema";
import { changeMember } from "@/lib/account/team/server";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";

export const PATCH = route<RouteContext<"/api/fulfillment/team/[id]">>(async (request, { params }) => {
  assertSameOrigin(request);
  const manager = await requireActor(assertManager);
  const { id } = await params;
  return json(await changeMember(manager, id, await readBody(request, memberChangeSchema)));
});

export const { GET, POST, PUT, DELETE } = onlyTakes("PATCH");
