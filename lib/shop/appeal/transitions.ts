import type { OrderId } from "@/lib/platform/ids";
import type { Decided } from "@/lib/platform/table/entity";
import { appeals, indexKeyOf } from "@/lib/shop/appeal/record";
import type { Appeal, Verdict } from "@/lib/shop/appeal/schema";

/** Every write of an appeal. Each is one conditional write. */

/** Stores the appeal, once for its order. False when there was one already. */
export const createAppeal = (appeal: Appeal): Promise<boolean> =>
  appeals.create(appeal, appeal, indexKeyOf(appeal.orderId, "waiting", appeal.at));

/** Answers the appeal, once. Resolves with the appeal as it then is, and with whether this call answered it. */
export const recordVerdict = (orderId: OrderId, verdict: Verdict): Promise<Decided<Appeal>> =>
  appeals.decide(
    { orderId },
    { set: { verdict }, index: indexKeyOf(orderId, "answered", verdict.at), when: appeals.when.absent("verdict") },
  );

/** Takes the shopper's words out of the appeal. Safe to repeat. */
export async function deleteAppeal(orderId: OrderId): Promise<void> {
  await appeals.delete({ orderId });
}
