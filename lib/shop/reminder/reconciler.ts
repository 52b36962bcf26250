import type { Reconciler } from "@/lib/platform/durable/reconcile";
import { mailConfirmation } from "@/lib/shop/reminder/mails";
import { readOutboxId } from "@/lib/shop/reminder/rules";
import type { Reminder } from "@/lib/shop/reminder/schema";
import { findReminder } from "@/lib/shop/reminder/store";

/** The mail with the link that confirms a wish. */
export const reminderReconciler: Reconciler<Reminder> = {
  kind: "reminder",
  load: async (id) => {
    const key = readOutboxId(id);
    return key && findReminder(key);
  },
  reconcile: async (reminder) => {
    if (reminder.confirmedAt === undefined) await mailConfirmation(reminder);
  },
  isStalled: () => false, // the sweep is soon enough
};
