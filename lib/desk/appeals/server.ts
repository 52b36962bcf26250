import "server-only";
import { nameOf } from "@/lib/account/customer/names";
import { assertStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import type { DeskAppeal, VerdictRequest } from "@/lib/desk/appeals/schema";
import { AppError } from "@/lib/platform/errors";
import { isOrderId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import type { Appeal, Verdict } from "@/lib/shop/appeal/schema";
import { answerAppeal } from "@/lib/shop/appeal/server";
import { listAppeals } from "@/lib/shop/appeal/store";
import { orderNumberOf } from "@/lib/shop/order/number";
import { decisionOf } from "@/lib/shop/order/rules";
import { findOrder } from "@/lib/shop/order/store";

/** As many of each list as a page shows. */
const MOST_SHOWN = 50;

const nameOr = async (customerId: string | undefined): Promise<string> =>
  (customerId && (await nameOf(customerId))) || "Someone";

async function verdictView({ verdict }: Appeal): Promise<DeskAppeal["verdict"]> {
  return verdict ? { ...verdict, by: await nameOr(verdict.by) } : null;
}

async function deskAppeal(appeal: Appeal): Promise<DeskAppeal | null> {
  const order = await findOrder(appeal.orderId);
  if (!order) return null;
  const { orderId, message, at } = appeal;
  const decision = decisionOf(order);
  const [customer, by, verdict] = await Promise.all([
    nameOr(appeal.customerId),
    nameOr(decision?.by),
    verdictView(appeal),
  ]);
  const rejection = { by, reasonCode: decision?.reasonCode ?? null, note: decision?.note ?? null };
  return { orderId, orderNumber: orderNumberOf(orderId), customer, size: order.size, message, at, rejection, verdict };
}

async function withOrders(appeals: readonly Appeal[]): Promise<DeskAppeal[]> {
  return (await Promise.all(appeals.map(deskAppeal))).filter((appeal) => appeal !== null);
}

/** Appeals that wait for an answer, the oldest first, and those that were answered last. @throws AppError forbidden to all but the team */
export async function readAppeals(viewer: Viewer) {
  assertStaff(viewer);
  const [waiting, answered] = await Promise.all([
    listAppeals("waiting", MOST_SHOWN).then(withOrders),
    listAppeals("answered", MOST_SHOWN).then(withOrders),
  ]);
  return { waiting, answered };
}

/**
 * Answers an appeal, once. The same answer again is fine.
 * @throws AppError forbidden to all but the team, not_found, already_answered
 */
export async function answer(viewer: Viewer, { orderId, result, note }: VerdictRequest): Promise<void> {
  assertStaff(viewer);
  if (!isOrderId(orderId)) throw new AppError("not_found");
  const verdict: Verdict = { result, at: new Date().toISOString(), by: viewer.customerId, ...(note && { note }) };
  const effective = await answerAppeal(orderId, verdict);
  if (!effective) throw new AppError("not_found");
  if (effective.result !== result) throw new AppError("already_answered");
  log.info("an appeal was answered", { orderId, result, by: viewer.customerId });
}
