import { jsonWithETag } from "@/lib/platform/http/etag";
import { onlyTakes, route } from "@/lib/platform/http/route";
import { publicRecord } from "@/lib/shop/draw/server";

const POLL_AFTER_SECONDS = 10;

export const GET = route<RouteContext<"/api/drops/[dropId]/draw">>(async (request, { params }) =>
  jsonWithETag(request, await publicRecord((await params).dropId), POLL_AFTER_SECONDS),
);

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
