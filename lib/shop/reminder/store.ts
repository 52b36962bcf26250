import { partitionOf, reminders } from "@/lib/shop/reminder/record";
import type { ReminderKey } from "@/lib/shop/reminder/rules";
import type { Reminder } from "@/lib/shop/reminder/schema";

export const findReminder = (key: ReminderKey): Promise<Reminder | undefined> => reminders.get(key);

/** The first of a part of the list. */
export const firstReminders = async (dropId: string, shard: number, limit: number): Promise<Reminder[]> =>
  (await reminders.query(partitionOf(dropId, shard), { limit })).map(({ record }) => record);
