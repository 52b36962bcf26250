import { z } from "zod";
import { entity } from "@/lib/platform/table/entity";
import { listUnserved, reassessAll, type Judged } from "@/lib/shop/order/assessment";

/** As long as what orders share. */
const KEEP_DAYS = 90;

/** That a shopper asked for a pair of the drop and got none: once, whatever they ask for and however often. */
const asks = entity({
  schema: z.object({ ttlSeconds: z.int() }),
  key: ({ orderId }: Pick<Judged, "orderId">) => ({ pk: `ASK#${orderId}`, sk: "ASK" }),
});

/** Those that this instance has noted: who asks every few seconds writes nothing more. */
const noted = new Set<string>();
const MOST_NOTED = 20_000;

async function isFirst(ask: Judged): Promise<boolean> {
  if (ask.priorEndedOrders > 0 || noted.has(ask.orderId)) return false;
  const { written } = await asks.createOrMeet(ask, { ttlSeconds: Math.floor(Date.now() / 1000) + KEEP_DAYS * 86_400 });
  if (noted.size >= MOST_NOTED) noted.clear();
  noted.add(ask.orderId);
  return written;
}

/**
 * Lists a shopper's first order of a drop that found no pair left, whether it was stored or refused, as the order that it may become,
 * and assesses again those that share something with it and await a decision: a ring whose first orders took the pairs shows by the
 * others. One write where it was listed before. A crash in between leaves it unlisted: it is one of many.
 * @param most as many of those at most are assessed again, the first to be listed; all when absent
 */
export async function noteUnserved(ask: Judged, most?: number): Promise<void> {
  if (await isFirst(ask)) await reassessAll((await listUnserved(ask)).slice(0, most));
}
