import { requireViewer } from "@/lib/auth/server";
import { jsonWithETag } from "@/lib/http/etag";
import { onlyTakes, route } from "@/lib/http/route";
import { pollAfterSeconds } from "@/lib/order/rules";
import { getOrder } from "@/lib/order/server";

export const GET = route<RouteContext<"/api/orders/[id]">>(async (request, { params }) => {
  const order = await getOrder((await params).id, await requireViewer());
  return jsonWithETag(request, order, pollAfterSeconds(order));
});

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
