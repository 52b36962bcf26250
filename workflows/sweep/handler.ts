import { driveOrLeave, leftBehind, type OutboxEntry } from "@/lib/durable/outbox";
import { log } from "@/lib/log";
import { driveOrder } from "@/lib/order/server";
import { driveRegistration } from "@/lib/registration/server";

const REQUEST_IS_OVER_MS = 5000;
const DRIVE = { registration: driveRegistration, order: driveOrder } as const;

const drive = (entry: OutboxEntry): Promise<boolean> => driveOrLeave(entry, DRIVE[entry.kind]);

/** Starts what was stored and never started, and wakes what was answered and never woken. Invoked every minute. */
export async function handler(): Promise<{ readonly found: number; readonly driven: number }> {
  const entries = await leftBehind(REQUEST_IS_OVER_MS);
  const driven = (await Promise.all(entries.map(drive))).filter(Boolean).length;
  if (entries.length > 0) log.info("swept", { found: entries.length, driven });
  return { found: entries.length, driven };
}
