import { requireViewer } from "@/lib/auth/server";
import { listOrders } from "@/lib/fulfillment/server";
import { json, onlyTakes, route } from "@/lib/http/route";

export const GET = route(async (request) => {
  const viewer = await requireViewer();
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return json(await listOrders(viewer, query));
});

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
