import { env } from "@/lib/platform/env";
import { sendMailOnce } from "@/lib/platform/mail/server";
import { sendToStranger } from "@/lib/platform/mail/strangers";
import { dropOf } from "@/lib/shop/drop/server";
import { confirmReminderLetter, drawOpenLetter, dropOpenLetter } from "@/lib/shop/reminder/letters";
import { reminderToken } from "@/lib/shop/reminder/rules";
import type { Reminder } from "@/lib/shop/reminder/schema";

const keyOf = ({ dropId, reminderId }: Reminder, mail: string) => `${dropId}~${reminderId}:${mail}`;

const minuteOf = (iso: string): string => iso.slice(0, 16);

/** Mails the link that confirms a wish, once for each minute in which it was asked for. */
export async function mailConfirmation(reminder: Reminder): Promise<void> {
  const { name } = await dropOf(reminder.dropId);
  await sendToStranger(keyOf(reminder, `confirm:${minuteOf(reminder.createdAt)}`), () => {
    const token = reminderToken(reminder, "confirm", env("AUTH_SECRET"));
    return confirmReminderLetter(reminder.email, name, `${env("SITE_URL")}/reminders/confirm?token=${token}`);
  });
}

/** Mails that the drop is open, once. */
export async function mailDropOpen(reminder: Reminder): Promise<void> {
  const { dropId, name, mode } = await dropOf(reminder.dropId);
  const compose = mode === "draw" ? drawOpenLetter : dropOpenLetter;
  await sendMailOnce(keyOf(reminder, "open"), () => {
    const token = reminderToken(reminder, "unsubscribe", env("AUTH_SECRET"));
    const unsubscribeUrl = `${env("SITE_URL")}/api/reminders/unsubscribe?token=${token}`;
    return compose(reminder.email, name, { url: `${env("SITE_URL")}/drops/${dropId}`, unsubscribeUrl });
  });
}
