import { env } from "@/lib/platform/env";
import type { Person, PersonalData } from "@/lib/platform/privacy/contribution";
import { everyDrop } from "@/lib/shop/drop/server";
import { reminderIdOf, type ReminderKey } from "@/lib/shop/reminder/rules";
import { findReminder } from "@/lib/shop/reminder/store";
import { deleteReminder } from "@/lib/shop/reminder/transitions";

/** Where a reminder of the address would be, for each drop. */
const keysFor = async ({ email }: Person): Promise<ReminderKey[]> =>
  (await everyDrop()).map(({ dropId }) => ({ dropId, reminderId: reminderIdOf(dropId, email, env("AUTH_SECRET")) }));

/** The drops of whose opening a person wants to be told. */
export const reminderData: PersonalData = {
  name: "reminders",
  export: async (person) => {
    const found = await Promise.all((await keysFor(person)).map(findReminder));
    return found.flatMap((reminder) => {
      if (!reminder) return [];
      const { dropId, email, createdAt, confirmedAt = null } = reminder;
      return [{ dropId, email, createdAt, confirmedAt }];
    });
  },
  erase: async (person) => {
    await Promise.all((await keysFor(person)).map(deleteReminder));
  },
};
