import { TerminalError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { mailDropOpen } from "@/lib/shop/reminder/mails";
import { REMINDER_SHARDS } from "@/lib/shop/reminder/rules";
import type { Reminder } from "@/lib/shop/reminder/schema";
import { firstReminders } from "@/lib/shop/reminder/store";
import { deleteReminder } from "@/lib/shop/reminder/transitions";

/** So many mails in one step: it must end within an invocation. */
const PAGE = 20;

/** Tells one, if they have confirmed it, and deletes their address. A mailbox that refuses mail keeps no other waiting. */
async function tell(reminder: Reminder): Promise<void> {
  const { dropId, reminderId, confirmedAt } = reminder;
  try {
    if (confirmedAt !== undefined) await mailDropOpen(reminder);
  } catch (error) {
    if (!(error instanceof TerminalError)) throw error;
    log.warn("a reminder was refused", { dropId, reminderId }, error);
  }
  await deleteReminder(reminder);
}

/** Tells the first of a part of the list that the drop is open. Resolves false when the part is empty. Safe to repeat. */
export async function announceTo(dropId: string, shard: number): Promise<boolean> {
  const page = await firstReminders(dropId, shard, PAGE);
  await Promise.all(page.map(tell));
  return page.length > 0;
}

/** Deletes the addresses of who still waits for a drop that is over. Safe to repeat. */
export async function deleteReminders(dropId: string): Promise<void> {
  for (let shard = 0; shard < REMINDER_SHARDS; shard++)
    for (let page = await firstReminders(dropId, shard, PAGE); page.length > 0;) {
      await Promise.all(page.map(deleteReminder));
      page = await firstReminders(dropId, shard, PAGE);
    }
}
