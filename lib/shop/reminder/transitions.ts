import { reminders } from "@/lib/shop/reminder/record";
import type { ReminderKey } from "@/lib/shop/reminder/rules";
import type { Reminder } from "@/lib/shop/reminder/schema";

const { when } = reminders;

/** Stores a wish, asked for once more or for the first time; one that is confirmed stays as it is. */
export async function askForReminder(reminder: Omit<Reminder, "confirmedAt">): Promise<void> {
  await reminders.upsert(reminder, { set: reminder, when: when.absent("confirmedAt") });
}

/** Confirms a wish, once. False when there is none any more. */
export async function confirmReminder(key: ReminderKey, ttlSeconds: number): Promise<boolean> {
  const set = { confirmedAt: new Date().toISOString(), ttlSeconds };
  if (await reminders.update(key, { set, when: when.absent("confirmedAt") })) return true;
  return (await reminders.get(key)) !== undefined;
}

/** Safe to repeat. */
export const deleteReminder = (key: ReminderKey): Promise<void> => reminders.delete(key);
