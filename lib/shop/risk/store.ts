import { putIfAbsent, queryItems } from "@/lib/platform/table/table";
import type { CustomerId, OrderId } from "@/lib/platform/ids";
import type { Link } from "@/lib/shop/risk/schema";

interface Sighting {
  readonly dropId: string;
  readonly orderId: OrderId;
  readonly customerId: CustomerId;
  readonly network: string;
  readonly browser: string;
  readonly mailbox?: string | undefined;
  readonly card?: string | undefined;
}

/** What orders may share. What an order has not is shared with none. */
const SHARED = ["card", "mailbox", "network"] as const;
type Shared = (typeof SHARED)[number];

const partition = (kind: Shared, dropId: string, digest: string) => `${kind.toUpperCase()}#${dropId}#${digest}`;
const partitionsOf = (sighting: Sighting) =>
  SHARED.flatMap((kind) => {
    const digest = sighting[kind];
    return digest === undefined ? [] : [{ kind, pk: partition(kind, sighting.dropId, digest) }];
  });

const MAX_COUNTED = 200; // beyond that, more orders from one network say nothing new

/** Notes where an order came from, as far as it is known: the card only once it is paid. Safe to repeat. */
export async function putSighting(sighting: Sighting): Promise<void> {
  const { orderId, customerId, browser } = sighting;
  const item = { sk: `ORDER#${orderId}`, orderId, customerId, browser };
  await Promise.all(partitionsOf(sighting).map(({ pk }) => putIfAbsent({ pk, ...item })));
}

const ordersIn = async (pk: string): Promise<{ orderId: OrderId; browser: unknown }[]> =>
  (await queryItems(pk, { limit: MAX_COUNTED })).map((item) => ({
    orderId: item["orderId"] as OrderId,
    browser: item["browser"],
  }));

/** Other orders of the drop that share something with this one, and what. */
export async function linkedOrders(order: Sighting): Promise<ReadonlyMap<OrderId, readonly Link[]>> {
  const sharing = await Promise.all(
    partitionsOf(order).map(async ({ kind, pk }) => ({ kind, orders: await ordersIn(pk) })),
  );
  const links = new Map<OrderId, readonly Link[]>();
  for (const { kind, orders } of sharing)
    for (const { orderId, browser } of orders) {
      const link = kind === "network" && browser === order.browser ? "device" : kind;
      links.set(orderId, [...(links.get(orderId) ?? []), link]);
    }
  links.delete(order.orderId);
  return links;
}

/** How many other orders of the drop came from the same network, and of those from the same browser. */
export async function countNeighbours({
  dropId,
  orderId,
  network,
  browser,
}: Sighting): Promise<{ network: number; browser: number }> {
  const items = await queryItems(partition("network", dropId, network), { limit: MAX_COUNTED });
  const others = items.filter((item) => item["orderId"] !== orderId);
  return { network: others.length, browser: others.filter((item) => item["browser"] === browser).length };
}
