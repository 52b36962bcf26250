import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { requestPasswordResetFrom } from "@/lib/account/password-reset/entry";
import { resetRequestSchema } from "@/lib/account/password-reset/schema";

export const POST = route(async (request) => {
  assertSameOrigin(request);
  await requestPasswordResetFrom(request.headers, (await readBody(request, resetRequestSchema)).email);
  return json({ status: "accepted" }, { status: 202 });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
