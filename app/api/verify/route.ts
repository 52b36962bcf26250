import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { signUpTickets } from "@/lib/account/registration/cookie";
import { verifyRequestSchema } from "@/lib/account/registration/schema";
import { verify } from "@/lib/account/registration/verify";

export const POST = route(async (request) => {
  assertSameOrigin(request);
  const { token, password } = await readBody(request, verifyRequestSchema);
  await verify(token, { tickets: await signUpTickets(), password });
  return json({ status: "verified" });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
