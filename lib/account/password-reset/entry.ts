import "server-only";
import { guessedAccount, guesserOf, isKnownPlace, type Guesser } from "@/lib/account/guessing/server";
import { takeMail } from "@/lib/account/mail-budget/server";
import { proveAt } from "@/lib/account/proof/server";
import { networkOf } from "@/lib/platform/http/client";
import { requestPasswordReset } from "@/lib/account/password-reset/server";
import { rateLimit } from "@/lib/platform/rate-limit/server";

const PER_NETWORK = { max: 200, windowSeconds: 900 };
/** Known or not: each may put a mail into a stranger's inbox. */
const PER_ADDRESS = { max: 10, windowSeconds: 3600 };

/** Where somebody has signed in before, strangers use up nothing. */
async function limitMails(email: string, caller: Guesser): Promise<void> {
  const account = guessedAccount(email);
  const isKnown = await isKnownPlace(account, caller);
  await rateLimit({ key: `forgot:${account}${isKnown ? `:${caller.network}` : ""}`, ...PER_ADDRESS });
  await takeMail(email, caller);
}

/**
 * The one door for page and API.
 * @param shown the proof, null for none @throws AppError rate_limited, challenge_required, challenge_invalid, challenge_used
 */
export async function requestPasswordResetFrom(
  headers: Pick<Headers, "get">,
  email: string,
  shown: string | null,
): Promise<void> {
  await rateLimit({ key: `forgot:${networkOf(headers)}`, ...PER_NETWORK });
  await proveAt("forgot", headers, shown);
  await limitMails(email, await guesserOf(headers));
  await requestPasswordReset(email);
}
