import { requireStaff } from "@/lib/account/session/server";
import { queueQuerySchema } from "@/lib/desk/queue/schema";
import { AppError } from "@/lib/platform/errors";
import { readQueue } from "@/lib/desk/queue/queue";
import { jsonWithETag } from "@/lib/platform/http/etag";
import { issuesOf } from "@/lib/platform/http/issues";
import { onlyTakes, route } from "@/lib/platform/http/route";

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
