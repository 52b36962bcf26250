import { putIfAbsent, queryItems } from "@/lib/aws/table";
import type { CustomerId, OrderId } from "@/lib/ids";

interface Sighting {
  readonly dropId: string;
  readonly orderId: OrderId;
  readonly customerId: CustomerId;
  readonly network: string;
  readonly browser: string;
}

const networkPartition = (dropId: string, network: string) => `NETWORK#${dropId}#${network}`;
const MAX_COUNTED = 200; // beyond that, more orders from one network say nothing new

/** Notes where an order came from. Safe to repeat. */
export async function putSighting({ dropId, orderId, customerId, network, browser }: Sighting): Promise<void> {
  await putIfAbsent({ pk: networkPartition(dropId, network), sk: `ORDER#${orderId}`, orderId, customerId, browser });
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
