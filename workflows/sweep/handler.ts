import { invitationReconciler } from "@/lib/account/invitation/reconciler";
import { secondFactorReconciler } from "@/lib/account/second-factor/reconciler";
import { teamReconciler } from "@/lib/account/team/reconciler";
import { passwordNoticeReconciler } from "@/lib/account/password-change/mails";
import { passwordResetReconciler } from "@/lib/account/password-reset/reconciler";
import { registrationReconciler } from "@/lib/account/registration/reconciler";
import { acknowledge, pendingEntries, type PendingEntry } from "@/lib/platform/durable/outbox";
import { anyReconciler, tryReconcile, tryReconcileRecord } from "@/lib/platform/durable/reconcile";
import { log } from "@/lib/platform/log";
import { listingReconciler } from "@/lib/shop/listing/server";
import { drawReconciler } from "@/lib/shop/draw/reconciler";
import { dropReconciler } from "@/lib/shop/drop/reconciler";
import { appealReconciler } from "@/lib/shop/appeal/reconciler";
import { orderReconciler } from "@/lib/shop/order/reconciler";
import { entryReconciler } from "@/lib/shop/entry/reconciler";
import { erasureReconciler } from "@/lib/shop/privacy/reconciler";
import { questionReconciler } from "@/lib/shop/question/reconciler";
import type { Order } from "@/lib/shop/order/schema";
import { listAnswered, listUnstarted } from "@/lib/shop/order/store";
import { reminderReconciler } from "@/lib/shop/reminder/reconciler";
import { returnReconciler, withdrawalReconciler } from "@/lib/shop/returns/reconciler";

const REQUEST_SHOULD_BE_OVER_MS = 5000;
/** Only now is a request surely dead: a slow one may still write the record that its entry announced. */
const REQUEST_IS_OVER_MS = 10 * 60_000;
/** Longer than preparing an order takes, also when a crowd orders at once. */
const START_SHOULD_BE_OVER_MS = 30_000;
const AT_ONCE = 16;

const reconcilers = [
  anyReconciler(orderReconciler),
  anyReconciler(listingReconciler),
  anyReconciler(questionReconciler),
  anyReconciler(withdrawalReconciler),
  anyReconciler(returnReconciler),
  anyReconciler(registrationReconciler),
  anyReconciler(passwordResetReconciler),
  anyReconciler(passwordNoticeReconciler),
  anyReconciler(invitationReconciler),
  anyReconciler(teamReconciler),
  anyReconciler(secondFactorReconciler),
  anyReconciler(erasureReconciler),
  anyReconciler(dropReconciler),
  anyReconciler(drawReconciler),
  anyReconciler(reminderReconciler),
  anyReconciler(entryReconciler),
  anyReconciler(appealReconciler),
];

/** An entry of a kind that this version does not know is kept: the version that wrote it may come back. */
async function reconcileEntry(entry: PendingEntry): Promise<boolean> {
  const reconciler = reconcilers.find(({ kind }) => kind === entry.kind);
  if (!reconciler) log.warn("an outbox entry of an unknown kind", { kind: entry.kind, id: entry.id });
  const reconciled = reconciler !== undefined && (await tryReconcile(reconciler, entry.id));
  if (reconciled && entry.ageMs > REQUEST_IS_OVER_MS) await acknowledge(entry);
  return reconciled;
}

/** Starts an order that no request has started, or tells it of its payment: its record is the announcement, the index lists it. */
const wakeOrder = (order: Order): Promise<boolean> => tryReconcileRecord(orderReconciler, order.orderId, order);

/**
 * Reconciles every record whose outbox entry is still pending, and every order that waits for its start or was not told of its
 * payment. Invoked every minute; twice is harmless.
 */
export async function handler(): Promise<{ readonly found: number; readonly reconciled: number }> {
  const [entries, unstarted, answered] = await Promise.all([
    pendingEntries(REQUEST_SHOULD_BE_OVER_MS),
    listUnstarted(START_SHOULD_BE_OVER_MS),
    listAnswered(REQUEST_SHOULD_BE_OVER_MS),
  ]);
  const tasks = [
    ...entries.map((entry) => () => reconcileEntry(entry)),
    ...[...unstarted, ...answered].map((order) => () => wakeOrder(order)),
  ];
  const queue = tasks.values();
  let reconciled = 0;
  const work = async () => {
    for (const task of queue) if (await task()) reconciled++;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (tasks.length > 0) log.info("swept", { found: tasks.length, reconciled });
  return { found: tasks.length, reconciled };
}
