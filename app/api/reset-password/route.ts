import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { newPasswordRequestSchema } from "@/lib/account/password-reset/schema";
import { resetPassword } from "@/lib/account/password-reset/server";

export const POST = route(async (request) => {
  assertSameOrigin(request);
  await resetPassword(await readBody(request, newPasswordRequestSchema));
  return json({ status: "changed" });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
