import { jsonWithETag } from "@/lib/platform/http/etag";
import { onlyTakes, route } from "@/lib/platform/http/route";
import { getRegistration } from "@/lib/account/registration/server";

const POLL_AFTER_SECONDS = 2;

export const GET = route<RouteContext<"/api/registrations/[id]">>(async (request, { params }) => {
  const { id } = await params;
  return jsonWithETag(request, await getRegistration(id), POLL_AFTER_SECONDS);
});

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
