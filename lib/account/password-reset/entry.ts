import "server-only";
import { guessedAccount, guesserOf } from "@/lib/account/guessing/server";
import { takeMail } from "@/lib/account/mail-budget/server";
import { proveAt } from "@/lib/account/proof/server";
import { requestPasswordReset } from "@/lib/account/password-reset/server";
import { rateLimit } from "@/lib/platform/rate-limit/server";

const PER_NETWORK = { max: 200, windowSeconds: 900 };
/** Known or not: each may put a mail into a stranger's inbox. From one network: strangers elsewhere use up nothing of it. */
const FOR_ADDRESS = { max: 10, windowSeconds: 3600 };

/**
 * The one door for page and API.
 * @param shown the proof, null for none @throws AppError rate_limited, challenge_required, challenge_invalid, challenge_used
 */
export async function requestPasswordResetFrom(
  headers: Pick<Headers, "get">,
  email: string,
  shown: string | null,
): Promise<void> {
  const caller = await guesserOf(headers);
  await rateLimit({ key: `forgot:${caller.network}`, ...PER_NETWORK });
  await proveAt("forgot", headers, shown);
  await rateLimit({ key: `forgot:${guessedAccount(email)}:${caller.network}`, ...FOR_ADDRESS });
  await takeMail(email, caller);
  await requestPasswordReset(email);
}
