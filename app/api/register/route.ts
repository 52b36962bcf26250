import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { registerFrom } from "@/lib/account/registration/entry";
import { registrationRequestSchema } from "@/lib/account/registration/schema";

export const POST = route(async (request) => {
  assertSameOrigin(request);
  const asked = await readBody(request, registrationRequestSchema);
  const { registrationId } = await registerFrom(request.headers, asked, request.headers.get("x-challenge"));
  return json({ registrationId, statusUrl: `/api/registrations/${registrationId}` }, { status: 202 });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
