import "server-only";
import { networkOf } from "@/lib/platform/http/client";
import { digestId } from "@/lib/platform/ids";
import { requestPasswordReset } from "@/lib/account/password-reset/server";
import { rateLimit } from "@/lib/platform/rate-limit/server";

const PER_NETWORK = { max: 100, windowSeconds: 900 };
/** Known or not: each may put a mail into a stranger's inbox. */
const PER_ADDRESS = { max: 10, windowSeconds: 3600 };

/** The one door for page and API. @throws AppError rate_limited */
export async function requestPasswordResetFrom(headers: Pick<Headers, "get">, email: string): Promise<void> {
  await rateLimit({ key: `forgot:${networkOf(headers)}`, ...PER_NETWORK });
  await rateLimit({ key: `forgot:${digestId(email)}`, ...PER_ADDRESS });
  await requestPasswordReset(email);
}
