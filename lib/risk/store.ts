import { putIfAbsent, queryItems } from "@/lib/aws/table";
import type { CustomerId, OrderId } from "@/lib/ids";
import type { Link } from "@/lib/risk/schema";

interface Sighting {
  readonly dropId: string;
  readonly orderId: OrderId;
  readonly customerId: CustomerId;
  readonly network: string;
  readonly browser: string;
  readonly mailbox?: string | undefined;
  readonly card?: string | undefined;
}

const networkPartition = (dropId: string, network: string) => `NETWORK#${dropId}#${network}`;
const mailboxPartition = (dropId: string, mailbox: string) => `MAILBOX#${dropId}#${mailbox}`;
const cardPartition = (dropId: string, card: string) => `CARD#${dropId}#${card}`;
const MAX_COUNTED = 200; // beyond that, more orders from one network say nothing new

/** Notes where an order came from, as far as it is known: the card only once it is paid. Safe to repeat. */
export async function putSighting({ dropId, network, mailbox, card, ...sighting }: Sighting): Promise<void> {
  const { orderId, customerId, browser } = sighting;
  const partitions = [
    networkPartition(dropId, network),
    ...(mailbox === undefined ? [] : [mailboxPartition(dropId, mailbox)]),
    ...(card === undefined ? [] : [cardPartition(dropId, card)]),
  ];
  await Promise.all(partitions.map((pk) => putIfAbsent({ pk, sk: `ORDER#${orderId}`, orderId, customerId, browser })));
}

const ordersIn = async (partition: string): Promise<{ orderId: OrderId; browser: unknown }[]> =>
  (await queryItems(partition, { limit: MAX_COUNTED })).map((item) => ({
    orderId: item["orderId"] as OrderId,
    browser: item["browser"],
  }));

/** Other orders of the drop that share something with this one, and what. */
export async function linkedOrders(order: Sighting): Promise<ReadonlyMap<OrderId, readonly Link[]>> {
  const { dropId, network, mailbox, card } = order;
  const [byNetwork, byMailbox, byCard] = await Promise.all([
    ordersIn(networkPartition(dropId, network)),
    mailbox === undefined ? [] : ordersIn(mailboxPartition(dropId, mailbox)),
    card === undefined ? [] : ordersIn(cardPartition(dropId, card)),
  ]);
  const links = new Map<OrderId, readonly Link[]>();
  const note = (orderId: OrderId, link: Link) => links.set(orderId, [...(links.get(orderId) ?? []), link]);
  for (const { orderId } of byCard) note(orderId, "card");
  for (const { orderId } of byMailbox) note(orderId, "mailbox");
  for (const { orderId, browser } of byNetwork) note(orderId, browser === order.browser ? "device" : "network");
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
  const items = await queryItems(networkPartition(dropId, network), { limit: MAX_COUNTED });
  const others = items.filter((item) => item["orderId"] !== orderId);
  return { network: others.length, browser: others.filter((item) => item["browser"] === browser).length };
}
