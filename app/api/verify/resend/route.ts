import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { resendFrom } from "@/lib/account/registration/entry";
import { resendRequestSchema } from "@/lib/account/registration/schema";

export const POST = route(async (request) => {
  assertSameOrigin(request);
  const { email } = await readBody(request, resendRequestSchema);
  await resendFrom(request.headers, email, request.headers.get("x-challenge"));
  return json({ status: "accepted" }, { status: 202 });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
