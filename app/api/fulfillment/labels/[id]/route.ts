import { requireViewer } from "@/lib/account/session/server";
import { fetchLabel } from "@/lib/desk/packing/label-image";
import { labelUrlOf } from "@/lib/desk/packing/server";
import { onlyTakes, route } from "@/lib/platform/http/route";

export const GET = route<RouteContext<"/api/fulfillment/labels/[id]">>(async (_request, { params }) => {
  const { type, bytes } = await fetchLabel(await labelUrlOf(await requireViewer(), (await params).id));
  return new Response(bytes, { headers: { "content-type": type, "cache-control": "private, no-store" } });
});

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
