import { jsonWithETag } from "@/lib/platform/http/etag";
import { onlyTakes, route } from "@/lib/platform/http/route";
import { publishedDrops, viewOf } from "@/lib/shop/drop/server";

const POLL_AFTER_SECONDS = 5;

export const GET = route(async (request) => {
  const drops = await Promise.all((await publishedDrops()).map(viewOf));
  return jsonWithETag(request, { drops }, POLL_AFTER_SECONDS);
});

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
