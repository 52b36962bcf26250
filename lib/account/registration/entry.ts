import "server-only";
import { after } from "next/server";
import { guesserOf } from "@/lib/account/guessing/server";
import { takeMail } from "@/lib/account/mail-budget/server";
import { proveAt } from "@/lib/account/proof/server";
import { networkOf } from "@/lib/platform/http/client";
import { digestId } from "@/lib/platform/ids";
import { rateLimit } from "@/lib/platform/rate-limit/server";
import type { RegistrationRequest } from "@/lib/account/registration/schema";
import { rememberSignUp } from "@/lib/account/registration/cookie";
import { resendToAddress } from "@/lib/account/registration/resend";
import { register } from "@/lib/account/registration/server";

const PER_NETWORK = { max: 600, windowSeconds: 60 }; // a university behind one address is fine, a flood is not; from half of it on with a proof

/** Known or not: each may put a mail into a stranger's inbox. */
const RESENDS_PER_NETWORK = { max: 200, windowSeconds: 900 };
/** From one network: strangers elsewhere use up nothing of it. */
const RESENDS_TO_ADDRESS = { max: 10, windowSeconds: 3600 };

/**
 * The one door for page and API: the browser gets its cookie, known address or not. No password is hashed before the proof.
 * @param shown the proof, null for none @throws AppError rate_limited, challenge_required, challenge_invalid, challenge_used
 */
export async function registerFrom(headers: Pick<Headers, "get">, request: RegistrationRequest, shown: string | null) {
  await rateLimit({ key: `register:${networkOf(headers)}`, ...PER_NETWORK });
  await proveAt("register", headers, shown);
  const registered = await register(request, await guesserOf(headers));
  await rememberSignUp(registered.registrationId);
  return registered;
}

/**
 * The link again, for an address: the work comes after the answer, which takes as long for a known one.
 * @param shown the proof, null for none @throws AppError rate_limited, challenge_required, challenge_invalid, challenge_used
 */
export async function resendFrom(headers: Pick<Headers, "get">, email: string, shown: string | null): Promise<void> {
  const network = networkOf(headers);
  await rateLimit({ key: `resend:${network}`, ...RESENDS_PER_NETWORK });
  await proveAt("resend", headers, shown);
  await rateLimit({ key: `resend:${digestId(email)}:${network}`, ...RESENDS_TO_ADDRESS });
  await takeMail(email, await guesserOf(headers));
  after(() => resendToAddress(email));
}
