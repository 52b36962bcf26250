import { getDrop } from "@/lib/drop/server";
import { jsonWithETag } from "@/lib/http/etag";
import { onlyTakes, route } from "@/lib/http/route";

const POLL_AFTER_SECONDS = 5;

export const GET = route(async (request) => jsonWithETag(request, await getDrop(), POLL_AFTER_SECONDS));

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
