import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { resendFrom } from "@/lib/account/registration/entry";
import { resendRequestSchema } from "@/lib/account/registration/schema";

export const POST = route(async (request) => {
  assertSameOrigin(request);
  await resendFrom(request.headers, (await readBody(request, resendRequestSchema)).email);
  return json({ status: "accepted" }, { status: 202 });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
