import { entity } from "@/lib/platform/table/entity";
import { shardOfReminder, type ReminderKey } from "@/lib/shop/reminder/rules";
import { reminderSchema } from "@/lib/shop/reminder/schema";

/** Those who wait for a drop, by part of the list: read by `store.ts`, written by `transitions.ts`. */
export const partitionOf = (dropId: string, shard: number): string => `REMINDERS#${dropId}#${shard}`;

export const reminders = entity({
  schema: reminderSchema,
  key: (id: ReminderKey) => ({ pk: partitionOf(id.dropId, shardOfReminder(id)), sk: `REMINDER#${id.reminderId}` }),
});
