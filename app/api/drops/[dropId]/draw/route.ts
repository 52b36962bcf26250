import { piecesWithETag } from "@/lib/platform/http/etag";
import { onlyTakes, route } from "@/lib/platform/http/route";
import { publicRecord } from "@/lib/shop/draw/server";

const STILL_CHANGES = { "cache-control": "no-store", "retry-after": "10" };
const FOR_GOOD = { "cache-control": "public, max-age=86400, immutable" };

export const GET = route<RouteContext<"/api/drops/[dropId]/draw">>(async (request, { params }) => {
  const record = await publicRecord((await params).dropId);
  return piecesWithETag(request, record, record.head.state === "drawn" ? FOR_GOOD : STILL_CHANGES);
});

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
