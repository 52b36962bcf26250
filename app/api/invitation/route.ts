import { acceptRequestSchema } from "@/lib/account/invitation/schema";
import { acceptInvitation } from "@/lib/account/invitation/accept";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";

export const POST = route(async (request) => {
  assertSameOrigin(request);
  await acceptInvitation(await readBody(request, acceptRequestSchema));
  return json({ status: "accepted" });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
