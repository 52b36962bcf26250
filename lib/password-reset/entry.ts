import { networkOf } from "@/lib/http/client";
import { digestId } from "@/lib/ids";
import { requestPasswordReset } from "@/lib/password-reset/server";
import { rateLimit } from "@/lib/rate-limit/server";

const PER_NETWORK = { max: 100, windowSeconds: 900 };
/** Known or not: each may put a mail into somebody's inbox. */
const PER_ADDRESS = { max: 10, windowSeconds: 3600 };

/** The one door for page and API. @throws AppError rate_limited */
export async function requestPasswordResetFrom(headers: Pick<Headers, "get">, email: string): Promise<void> {
  await rateLimit({ key: `forgot:${networkOf(headers)}`, ...PER_NETWORK });
  await rateLimit({ key: `forgot:${digestId(email)}`, ...PER_ADDRESS });
  await requestPasswordReset(email);
}
