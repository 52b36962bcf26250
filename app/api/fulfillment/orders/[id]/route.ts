import { requireStaff } from "@/lib/account/session/server";
import { readOrderView } from "@/lib/desk/order/detail";
import { jsonWithETag } from "@/lib/platform/http/etag";
import { onlyTakes, route } from "@/lib/platform/http/route";

const POLL_AFTER_SECONDS = 3;

export const GET = route<RouteContext<"/api/fulfillment/orders/[id]">>(async (request, { params }) => {
  const viewer = await requireStaff();
  const { id } = await params;
  return jsonWithETag(request, await readOrderView(viewer, id), POLL_AFTER_SECONDS);
});

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
