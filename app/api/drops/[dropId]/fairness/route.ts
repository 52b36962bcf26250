import { jsonWithETag } from "@/lib/platform/http/etag";
import { onlyTakes, route } from "@/lib/platform/http/route";
import { canonicalReceipt } from "@/lib/shop/fairness/server";

const POLL_AFTER_SECONDS = 60;

/** The answer's bytes are the canonical JSON: a copy of it has the hash that the page shows. */
export const GET = route<RouteContext<"/api/drops/[dropId]/fairness">>(async (request, { params }) => {
  const receipt: unknown = JSON.parse(await canonicalReceipt((await params).dropId));
  return jsonWithETag(request, receipt, POLL_AFTER_SECONDS);
});

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
