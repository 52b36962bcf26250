import { requireStaff } from "@/lib/account/session/server";
import { decideBulk } from "@/lib/desk/decision/bulk";
import { bulkRequestSchema } from "@/lib/desk/decision/schema";
import { assertSameOrigin, json, onlyTakes, readBody, route } from "@/lib/platform/http/route";

export const POST = route(async (request) => {
  assertSameOrigin(request);
  const staff = await requireStaff();
  const bulk = await readBody(request, bulkRequestSchema);
  return json({ bulkId: bulk.bulkId, results: await decideBulk(staff, bulk) });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
