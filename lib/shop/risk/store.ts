import { z } from "zod";
import type { OrderId } from "@/lib/platform/ids";
import { entity } from "@/lib/platform/table/entity";
import type { Link } from "@/lib/shop/risk/schema";

/** What of an order's evidence other orders may share. */
export interface Evidence {
  readonly dropId: string;
  readonly orderId: OrderId;
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

/** An order and the browser it came from, as a digest. */
const orderAndBrowser = z.templateLiteral(["ord_", z.string(), " ", z.string()]);

/** The orders that share something: one item for each thing that is shared. */
const sharings = entity({
  schema: z.object({
    orders: z.array(orderAndBrowser),
    count: z.int(),
    /** Unix seconds: DynamoDB deletes it then. */
    ttlSeconds: z.int().optional(),
  }),
  key: ({ partition }: { readonly partition: string }) => ({ pk: partition, sk: "ORDERS" }),
});

interface SharingOrder {
  readonly orderId: OrderId;
  readonly browser: string;
}

const read = (entry: z.infer<typeof orderAndBrowser>): SharingOrder => {
  const [orderId, browser] = entry.split(" ") as [OrderId, string];
  return { orderId, browser };
};

/** Longer than a drop and its returns: then what orders shared says nothing any more. */
const KEEP_DAYS = 90;
const MAX_COUNTED = 200; // beyond that, more orders from one network say nothing new

/** Lists the order under one thing that it may share, and resolves with all that do. One write, however many. Safe to repeat. */
async function share(partition: string, { orderId, browser }: Evidence): Promise<SharingOrder[]> {
  const { when } = sharings;
  const entry = `${orderId} ${browser}` as const;
  const room = when.or(when.absent("count"), when.below("count", MAX_COUNTED));
  const { record } = await sharings.upsertOrMeet(
    { partition },
    {
      set: { ttlSeconds: Math.floor(Date.now() / 1000) + KEEP_DAYS * 86_400 },
      append: { orders: [entry] },
      add: { count: 1 },
      when: when.and(when.lacks("orders", entry), room),
    },
  );
  return (record?.orders ?? []).map(read);
}

/** How many other orders of the drop came from the same network, and of those from the same browser. */
export interface Neighbours {
  readonly network: number;
  readonly browser: number;
}

/**
 * Lists the order under all that it may share: the card only once it is paid. Resolves with its neighbours of before. Safe to
 * repeat.
 */
export async function putEvidence(evidence: Evidence): Promise<Neighbours> {
  const shared = await Promise.all(
    partitionsOf(evidence).map(async ({ kind, partition }) => ({ kind, orders: await share(partition, evidence) })),
  );
  const ofNetwork = shared.find(({ kind }) => kind === "network")?.orders ?? [];
  const others = ofNetwork.filter(({ orderId }) => orderId !== evidence.orderId);
  return { network: others.length, browser: others.filter(({ browser }) => browser === evidence.browser).length };
}

/** Lists a paid order under its card. Safe to repeat. */
export const putCard = async (evidence: Evidence, card: string): Promise<void> =>
  void (await share(partition("card", evidence.dropId, card), evidence));

const ordersIn = async (partition: string): Promise<SharingOrder[]> =>
  ((await sharings.get({ partition }))?.orders ?? []).map(read);

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
