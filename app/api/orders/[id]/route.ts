import { requireViewer } from "@/lib/account/session/server";
import { jsonWithETag } from "@/lib/platform/http/etag";
import { onlyTakes, route } from "@/lib/platform/http/route";
import { pollAfterSeconds } from "@/lib/shop/order/polling";
import { pollOrder } from "@/lib/shop/order/server";

export const GET = route<RouteContext<"/api/orders/[id]">>(async (request, { params }) => {
  const order = await pollOrder((await params).id, await requireViewer());
  return jsonWithETag(request, order, pollAfterSeconds(order));
});

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
