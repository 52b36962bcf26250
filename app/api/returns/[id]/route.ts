import { requireViewer } from "@/lib/account/session/server";
import { jsonWithETag } from "@/lib/platform/http/etag";
import { onlyTakes, route } from "@/lib/platform/http/route";
import { pollAfterSeconds } from "@/lib/shop/returns/rules";
import { getReturn } from "@/lib/shop/returns/server";

export const GET = route<RouteContext<"/api/returns/[id]">>(async (request, { params }) => {
  const record = await getReturn((await params).id, await requireViewer());
  return jsonWithETag(request, record, pollAfterSeconds(record));
});

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
