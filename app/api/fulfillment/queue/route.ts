import { requireStaff } from "@/lib/auth/server";
import { AppError } from "@/lib/errors";
import { readQueue } from "@/lib/fulfillment/queue";
import { queueQuerySchema } from "@/lib/fulfillment/schema";
import { jsonWithETag } from "@/lib/http/etag";
import { issuesOf } from "@/lib/http/issues";
import { onlyTakes, route } from "@/lib/http/route";

const POLL_AFTER_SECONDS = 3;

/** The desk's view as it is now: filters, search and order as in the page's address. */
export const GET = route(async (request) => {
  const viewer = await requireStaff();
  const given = [...new URL(request.url).searchParams].filter(([, value]) => value !== "");
  const query = queueQuerySchema.safeParse(Object.fromEntries(given));
  if (!query.success) throw new AppError("validation_failed", { issues: issuesOf(query.error) });
  return jsonWithETag(request, await readQueue(viewer, query.data), POLL_AFTER_SECONDS);
});

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
