import { z } from "zod";
import { entity } from "@/lib/platform/table/entity";
import { listUnserved, reassessAll, type Judged } from "@/lib/shop/order/assessment";
import type { Order } from "@/lib/shop/order/schema";
import { ttlFrom } from "@/lib/shop/risk/links/store";

/** That a shopper asked for a pair of the drop and got none: once, whatever they ask for and however often. Kept as long as what orders share. */
const asks = entity({
  schema: z.object({ ttlSeconds: z.int() }),
  key: ({ orderId }: Pick<Judged, "orderId">) => ({ pk: `ASK#${orderId}`, sk: "ASK" }),
});

/** Those that this instance has noted: who asks every few seconds writes nothing more. */
const noted = new Set<string>();
const MOST_NOTED = 20_000;

const isNoted = async (ask: Judged): Promise<boolean> => noted.has(ask.orderId) || (await asks.get(ask)) !== undefined;

async function markNoted(ask: Judged): Promise<void> {
  await asks.create(ask, { ttlSeconds: ttlFrom(Date.now()) });
  if (noted.size >= MOST_NOTED) noted.clear();
  noted.add(ask.orderId);
}

interface Noting {
  /** Has the desk list an order as it is after it was assessed again. Safe to repeat. */
  readonly list: (reassessed: Order) => Promise<unknown>;
  /** As many are assessed again at most, those with a strong link first; all when absent. */
  readonly most?: number;
}

/**
 * Lists a shopper's first order of a drop that found no pair left, whether it was stored or refused, as the order that it may become,
 * and assesses again those that share something with it and await a decision: a ring whose first orders took the pairs shows by the
 * others. One read where it was noted before. Safe to repeat: it is noted last, so that the next call does what this one failed to do.
 */
export async function noteUnserved(ask: Judged, { list, most }: Noting): Promise<void> {
  if (ask.priorEndedOrders > 0 || (await isNoted(ask))) return;
  for (const reassessed of await reassessAll((await listUnserved(ask)).slice(0, most))) await list(reassessed);
  await markNoted(ask);
}
