import { z } from "zod";
import type { CustomerId, OrderId } from "@/lib/platform/ids";
import { entity } from "@/lib/platform/table/entity";
import type { Link } from "@/lib/shop/risk/schema";

/** What of an order's evidence other orders may share. */
export interface Evidence {
  readonly dropId: string;
  readonly orderId: OrderId;
  readonly customerId: CustomerId;
  readonly network: string;
  readonly browser: string;
  readonly mailbox: string;
  readonly card?: string | undefined;
}

/** What orders may share. What an order has not is shared with none. */
const SHARED = ["card", "mailbox", "network"] as const;
type Shared = (typeof SHARED)[number];

const partition = (kind: Shared, dropId: string, digest: string) => `${kind.toUpperCase()}#${dropId}#${digest}`;
const partitionsOf = (evidence: Evidence) =>
  SHARED.flatMap((kind) => {
    const digest = evidence[kind];
    return digest === undefined ? [] : [{ kind, partition: partition(kind, evidence.dropId, digest) }];
  });

const fingerprints = entity({
  schema: z.object({
    orderId: z.templateLiteral(["ord_", z.string()]),
    customerId: z.templateLiteral(["cus_", z.string()]),
    browser: z.string(),
  }),
  key: ({ partition, orderId }: { readonly partition: string; readonly orderId: string }) => ({
    pk: partition,
    sk: `ORDER#${orderId}`,
  }),
});

const MAX_COUNTED = 200; // beyond that, more orders from one network say nothing new

/** Lists the order under all that it may share: the card only once it is paid. Safe to repeat. */
export async function putOrderFingerprint(evidence: Evidence): Promise<void> {
  const { orderId, customerId, browser } = evidence;
  const record = { orderId, customerId, browser };
  await Promise.all(partitionsOf(evidence).map(({ partition }) => fingerprints.create({ partition, orderId }, record)));
}

const ordersIn = async (partition: string) =>
  (await fingerprints.query(partition, { limit: MAX_COUNTED })).map(({ record }) => record);

/** Other orders of the drop that share something with this one, and what. */
export async function linkedOrders(evidence: Evidence): Promise<ReadonlyMap<OrderId, readonly Link[]>> {
  const sharing = await Promise.all(
    partitionsOf(evidence).map(async ({ kind, partition }) => ({ kind, orders: await ordersIn(partition) })),
  );
  const links = new Map<OrderId, readonly Link[]>();
  for (const { kind, orders } of sharing)
    for (const { orderId, browser } of orders) {
      const link = kind === "network" && browser === evidence.browser ? "device" : kind;
      links.set(orderId, [...(links.get(orderId) ?? []), link]);
    }
  links.delete(evidence.orderId);
  return links;
}

/** How many other orders of the drop came from the same network, and of those from the same browser. */
export async function countNeighbours({
  dropId,
  orderId,
  network,
  browser,
}: Evidence): Promise<{ network: number; browser: number }> {
  const orders = await ordersIn(partition("network", dropId, network));
  const others = orders.filter((order) => order.orderId !== orderId);
  return { network: others.length, browser: others.filter((order) => order.browser === browser).length };
}
