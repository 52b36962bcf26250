import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { requestPasswordResetFrom } from "@/lib/account/password-reset/entry";
import { resetRequestSchema } from "@/lib/account/password-reset/schema";

export const POST = route(async (request) => {
  assertSameOrigin(request);
  const { email } = await readBody(request, resetRequestSchema);
  await requestPasswordResetFrom(request.headers, email, request.headers.get("x-challenge"));
  return json({ status: "accepted" }, { status: 202 });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
