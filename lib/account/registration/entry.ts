import "server-only";
import { networkOf } from "@/lib/platform/http/client";
import { rateLimit } from "@/lib/platform/rate-limit/server";
import type { RegistrationRequest } from "@/lib/account/registration/schema";
import { register } from "@/lib/account/registration/server";

const PER_NETWORK = { max: 300, windowSeconds: 60 }; // a university behind one address is fine, a flood is not

/** The one door for page and API. @throws AppError rate_limited */
export async function registerFrom(headers: Pick<Headers, "get">, request: RegistrationRequest) {
  await rateLimit({ key: `register:${networkOf(headers)}`, ...PER_NETWORK });
  return register(request);
}
