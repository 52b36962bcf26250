import { drivePasswordNotice } from "@/lib/account/password-change/mails";
import { driveQuietly, forget, leftBehind, type OutboxKind } from "@/lib/platform/durable/outbox";
import { log } from "@/lib/platform/log";
import { driveOrder } from "@/lib/shop/order/server";
import { drivePasswordReset } from "@/lib/account/password-reset/server";
import { driveRegistration } from "@/lib/account/registration/server";

const REQUEST_SHOULD_BE_OVER_MS = 5000;
/** Only now is a request surely dead: a slow one may still write the record that its entry stands for. */
const REQUEST_IS_OVER_MS = 10 * 60_000;
const AT_ONCE = 16;
const DRIVE: Readonly<Record<OutboxKind, (id: string) => Promise<void>>> = {
  registration: driveRegistration,
  order: driveOrder,
  "password-reset": drivePasswordReset,
  "password-notice": drivePasswordNotice,
};

type Left = Awaited<ReturnType<typeof leftBehind>>[number];

async function sweepOne(entry: Left): Promise<boolean> {
  const driven = await driveQuietly(entry, DRIVE[entry.kind]);
  if (driven && entry.ageMs > REQUEST_IS_OVER_MS) await forget(entry);
  return driven;
}

/** Starts what was stored and never started, and wakes what was answered and never woken. Invoked every minute; twice is harmless. */
export async function handler(): Promise<{ readonly found: number; readonly driven: number }> {
  const entries = await leftBehind(REQUEST_SHOULD_BE_OVER_MS);
  const queue = entries.values();
  let driven = 0;
  const work = async () => {
    for (const entry of queue) if (await sweepOne(entry)) driven++;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (entries.length > 0) log.info("swept", { found: entries.length, driven });
  return { found: entries.length, driven };
}
