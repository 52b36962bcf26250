import { requireViewer } from "@/lib/account/session/server";
import { listOrders } from "@/lib/desk/queue/list";
import { jsonWithETag } from "@/lib/platform/http/etag";
import { onlyTakes, route } from "@/lib/platform/http/route";

const POLL_AFTER_SECONDS = 3;

export const GET = route(async (request) => {
  const viewer = await requireViewer();
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return jsonWithETag(request, await listOrders(viewer, query), POLL_AFTER_SECONDS);
});

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
