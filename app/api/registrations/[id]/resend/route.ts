import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { resendVerification } from "@/lib/account/registration/resend";

export const POST = route<RouteContext<"/api/registrations/[id]/resend">>(async (request, { params }) => {
  assertSameOrigin(request);
  const { id } = await params;
  await resendVerification(id);
  return json({ registrationId: id }, { status: 202 });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
