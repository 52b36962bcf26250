import { closingOf } from "@/lib/shop/drop/rules";
import { everyDrop } from "@/lib/shop/drop/server";
import type { Drop } from "@/lib/shop/drop/schema";
import { allListings } from "@/lib/shop/listing/store";
import { forgetFingerprint } from "@/lib/shop/order/transitions";

const DAY_MS = 86_400_000;
/** As long as what orders share is kept (`lib/shop/risk/links/store.ts`): by then it says nothing any more. */
const KEEP_DAYS = 90;
/** A night that failed is made up for in one of the next. */
const NIGHTS = 14;
const AT_A_TIME = 25;

const isDue = (drop: Drop, nowMs: number): boolean => {
  const days = (nowMs - Date.parse(closingOf(drop))) / DAY_MS;
  return days >= KEEP_DAYS && days < KEEP_DAYS + NIGHTS;
};

async function forgetIn({ dropId }: Drop): Promise<void> {
  const orders = await allListings(dropId);
  for (let from = 0; from < orders.length; from += AT_A_TIME)
    await Promise.all(orders.slice(from, from + AT_A_TIME).map(({ orderId }) => forgetFingerprint(orderId)));
}

/** Takes the digests out of the orders of drops that closed 90 days ago: the scores and what they were made of stay. Safe to repeat. */
export async function forgetFingerprints(nowMs: number): Promise<void> {
  for (const drop of await everyDrop()) if (isDue(drop, nowMs)) await forgetIn(drop);
}
