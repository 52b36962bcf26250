import { requireActor } from "@/lib/account/session/actor";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { eraseRequestSchema } from "@/lib/shop/privacy/schema";
import { eraseMe } from "@/lib/shop/privacy/server";

export const POST = route(async (request) => {
  assertSameOrigin(request);
  const viewer = await requireActor();
  await eraseMe(viewer, await readBody(request, eraseRequestSchema));
  return json({ status: "erased" });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
