import { getDrop } from "@/lib/drop/server";
import { jsonWithETag } from "@/lib/http/etag";
import { route } from "@/lib/http/route";

const POLL_AFTER_SECONDS = 5;

export const GET = route(async (request) => jsonWithETag(request, await getDrop(), POLL_AFTER_SECONDS));
