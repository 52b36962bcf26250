import { writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import type { Viewer } from "@/lib/account/session/schema";
import { DAY_SECONDS, ttlAfter } from "@/lib/platform/table/ttl";
import { closingOf, phaseAt } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { publishedDrop } from "@/lib/shop/drop/server";
import { reminderReconciler } from "@/lib/shop/reminder/reconciler";
import { outboxIdOf, readReminderToken, reminderIdOf, type ReminderKey } from "@/lib/shop/reminder/rules";
import type { Reminder } from "@/lib/shop/reminder/schema";
import { findReminder } from "@/lib/shop/reminder/store";
import { confirmReminder, askForReminder, deleteReminder } from "@/lib/shop/reminder/transitions";

/** How long a wish waits for its confirmation. */
const CONFIRM_WITHIN_SECONDS = 2 * DAY_SECONDS;

const keyFor = (dropId: string, email: string): ReminderKey => ({
  dropId,
  reminderId: reminderIdOf(dropId, email, env("AUTH_SECRET")),
});

/** Kept until the drop closes at the latest. */
const keptUntil = (drop: Drop): number => ttlAfter(Date.parse(closingOf(drop)));

/** @throws AppError drop_not_found, drop_already_open, drop_closed */
async function upcoming(dropId: string): Promise<Drop> {
  const drop = await publishedDrop(dropId);
  const phase = phaseAt(drop, Date.now());
  if (phase === "closed") throw new AppError("drop_closed", { detail: "This drop is over." });
  if (phase !== "upcoming") throw new AppError("drop_already_open", { detail: "This drop is open already: go ahead." });
  return drop;
}

function newReminder(key: ReminderKey, email: string): Omit<Reminder, "confirmedAt"> {
  const nowMs = Date.now();
  const ttlSeconds = ttlAfter(nowMs, CONFIRM_WITHIN_SECONDS);
  return { ...key, email, createdAt: new Date(nowMs).toISOString(), ttlSeconds };
}

/**
 * Tells a verified shopper when the drop opens: their address needs no other proof. Safe to repeat.
 * @throws AppError email_not_verified, drop_not_found, drop_already_open, drop_closed
 */
export async function remindViewer({ email, verified }: Viewer, dropId: string): Promise<void> {
  if (!verified) throw new AppError("email_not_verified");
  const drop = await upcoming(dropId);
  const key = keyFor(dropId, email);
  await askForReminder(newReminder(key, email));
  await confirmReminder(key, keptUntil(drop));
  log.info("reminder set", { dropId, reminderId: key.reminderId });
}

/** Whether the viewer will be told when the drop opens. */
export const isReminded = async ({ email }: Viewer, dropId: string): Promise<boolean> =>
  (await findReminder(keyFor(dropId, email)))?.confirmedAt !== undefined;

/** @throws AppError drop_not_found, drop_already_open, drop_closed */
export const assertRemindable = async (dropId: string): Promise<void> => void (await upcoming(dropId));

/** Mails a stranger the link that confirms the wish; nothing to who has confirmed it before. */
export async function offerReminder(dropId: string, email: string): Promise<void> {
  const key = keyFor(dropId, email);
  await writeAndReconcile(reminderReconciler, outboxIdOf(key), () => askForReminder(newReminder(key, email)));
}

function mustRead(token: string, purpose: "confirm" | "unsubscribe"): ReminderKey {
  const key = readReminderToken(token, purpose, env("AUTH_SECRET"));
  if (!key) throw new AppError("token_invalid");
  return key;
}

/** Confirms a wish by its link; a second press is fine. @throws AppError token_invalid, token_expired, drop_already_open, drop_closed */
export async function confirmByToken(token: string): Promise<Drop> {
  const key = mustRead(token, "confirm");
  const drop = await upcoming(key.dropId);
  if (!(await confirmReminder(key, keptUntil(drop))))
    throw new AppError("token_expired", { detail: "This link has run out. Ask again on the page of the drop." });
  log.info("reminder confirmed", { ...key });
  return drop;
}

/** Deletes the address from the list; also when it is gone already. @throws AppError token_invalid */
export async function unsubscribe(token: string): Promise<void> {
  const key = mustRead(token, "unsubscribe");
  await deleteReminder(key);
  log.info("reminder deleted", { ...key });
}
