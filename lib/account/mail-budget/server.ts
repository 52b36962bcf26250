import { mailboxOf } from "@/lib/account/customer/mailbox";
import { guessedAccount, isKnownPlace, type Guesser } from "@/lib/account/guessing/server";
import { env } from "@/lib/platform/env";
import { keyedId } from "@/lib/platform/ids";
import { rateLimit } from "@/lib/platform/rate-limit/server";

/** Mails that callers who are not signed in cause to one mailbox, whatever for and however they spell it: from one network. */
const FROM_ONE_NETWORK = { max: 150, windowSeconds: 3600 };
/** From all networks that its owner is not known at. */
const IN_ALL = { max: 400, windowSeconds: 3600 };

const digestOf = (email: string): string => {
  const { local, domain } = mailboxOf(email);
  return keyedId(env("AUTH_SECRET"), "mailbox", `${local}@${domain}`);
};

/**
 * Counts a mail that a caller causes. From where the owner has signed in before, strangers use up nothing.
 * @throws AppError rate_limited
 */
export async function takeMail(email: string, caller?: Guesser): Promise<void> {
  const key = `mail:${digestOf(email)}`;
  const isKnown = caller !== undefined && (await isKnownPlace(guessedAccount(email), caller));
  if (caller) await rateLimit({ key: `${key}:${isKnown ? "known:" : ""}${caller.network}`, ...FROM_ONE_NETWORK });
  if (!isKnown) await rateLimit({ key, ...IN_ALL });
}
