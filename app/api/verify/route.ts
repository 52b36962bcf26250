import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { verifyRequestSchema } from "@/lib/account/registration/schema";
import { verify } from "@/lib/account/registration/server";

export const POST = route(async (request) => {
  assertSameOrigin(request);
  const { token } = await readBody(request, verifyRequestSchema);
  await verify(token);
  return json({ status: "verified" });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
