import "server-only";
import { after } from "next/server";
import { guesserOf } from "@/lib/account/guessing/server";
import { takeMail } from "@/lib/account/mail-budget/server";
import { networkOf } from "@/lib/platform/http/client";
import { digestId } from "@/lib/platform/ids";
import { rateLimit } from "@/lib/platform/rate-limit/server";
import { assertRemindable, offerReminder } from "@/lib/shop/reminder/server";

/** Known or not: each may put a mail into a stranger's inbox. */
const PER_NETWORK = { max: 100, windowSeconds: 900 };
/** From one network: strangers elsewhere use up nothing of it. */
const FOR_ADDRESS = { max: 5, windowSeconds: 3600 };

interface ReminderRequest {
  readonly dropId: string;
  readonly email: string;
}

/**
 * A stranger's wish to be told: the work comes after the answer, which is the same for every address.
 * @throws AppError rate_limited, drop_not_found, drop_already_open, drop_closed
 */
export async function offerReminderFrom(headers: Pick<Headers, "get">, { dropId, email }: ReminderRequest) {
  const network = networkOf(headers);
  await rateLimit({ key: `remind:${network}`, ...PER_NETWORK });
  await rateLimit({ key: `remind:${digestId(email)}:${network}`, ...FOR_ADDRESS });
  await takeMail(email, await guesserOf(headers));
  await assertRemindable(dropId);
  after(() => offerReminder(dropId, email));
}
