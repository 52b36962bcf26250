import { requireActor } from "@/lib/account/session/actor";
import { assertStaff } from "@/lib/account/session/rules";
import { decideBulk } from "@/lib/desk/decision/bulk";
import { bulkRequestSchema } from "@/lib/desk/decision/schema";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";

export const POST = route(async (request) => {
  assertSameOrigin(request);
  const staff = await requireActor(assertStaff);
  const bulk = await readBody(request, bulkRequestSchema);
  return json({ bulkId: bulk.bulkId, results: await decideBulk(staff, bulk) });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
