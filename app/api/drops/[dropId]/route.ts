import { jsonWithETag } from "@/lib/platform/http/etag";
import { onlyTakes, route } from "@/lib/platform/http/route";
import { publishedDrop, viewOf } from "@/lib/shop/drop/server";

const POLL_AFTER_SECONDS = 5;

export const GET = route<RouteContext<"/api/drops/[dropId]">>(async (request, { params }) => {
  const { dropId } = await params;
  return jsonWithETag(request, await viewOf(await publishedDrop(dropId)), POLL_AFTER_SECONDS);
});

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
