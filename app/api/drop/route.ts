import { getDrop } from "@/lib/shop/drop/server";
import { jsonWithETag } from "@/lib/platform/http/etag";
import { onlyTakes, route } from "@/lib/platform/http/route";

const POLL_AFTER_SECONDS = 5;

export const GET = route(async (request) => jsonWithETag(request, await getDrop(), POLL_AFTER_SECONDS));

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
