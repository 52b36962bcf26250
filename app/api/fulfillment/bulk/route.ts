import { requireStaff } from "@/lib/auth/server";
import { decideBulk } from "@/lib/fulfillment/bulk";
import { bulkRequestSchema } from "@/lib/fulfillment/schema";
import { assertSameOrigin, json, onlyTakes, readBody, route } from "@/lib/http/route";

export const POST = route(async (request) => {
  assertSameOrigin(request);
  const staff = await requireStaff();
  const bulk = await readBody(request, bulkRequestSchema);
  return json({ bulkId: bulk.bulkId, results: await decideBulk(staff, bulk) });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
