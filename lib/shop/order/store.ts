import { z } from "zod";
import { isOrderId } from "@/lib/platform/ids";
import type { Found } from "@/lib/platform/table/entity";
import { recordedDecisionSchema } from "@/lib/shop/order/review/schema";
import { orders, partitionsOf } from "@/lib/shop/order/record";
import { orderStatusSchema, type Order, type OrderStatus } from "@/lib/shop/order/schema";
import { riskLevelSchema, type RiskLevel } from "@/lib/shop/risk/schema";

/** The order as last written, or undefined. */
export const findOrder = (orderId: string): Promise<Order | undefined> => orders.get({ orderId });

/** Orders by id, in that order; unknown ids are left out. */
export async function findOrders(ids: Iterable<string>): Promise<Order[]> {
  const found = await Promise.all([...new Set(ids)].filter(isOrderId).map(findOrder));
  return found.filter((order) => order !== undefined);
}

interface ListOptions {
  readonly after?: string | undefined;
  readonly level?: RiskLevel | undefined;
  readonly limit: number;
  readonly newestFirst?: boolean;
}

/** Orders of one status, soonest deadline (or oldest) first unless said otherwise, after the given sort key. Eventually consistent. */
export async function listOrdersByStatus(
  status: OrderStatus,
  { after, level, limit, newestFirst = false }: ListOptions,
): Promise<Found<Order>[]> {
  const filter = level && orders.when.is("risk.level", level);
  const query = { index: "gsi1", after, limit, newestFirst, filter } as const;
  const shards = await Promise.all(partitionsOf(status).map((partition) => orders.query(partition, query)));
  const before = newestFirst ? 1 : -1;
  return shards
    .flat()
    .toSorted((a, b) => (a.sortKey < b.sortKey ? before : -before))
    .slice(0, limit);
}

/** Orders that were placed longer ago than that and are still being prepared, oldest first. Eventually consistent. */
export async function listUnstarted(olderThanMs: number): Promise<Order[]> {
  const before = new Date(Date.now() - olderThanMs).toISOString();
  const query = { index: "gsi1", before } as const;
  const shards = await Promise.all(partitionsOf("processing").map((partition) => orders.query(partition, query)));
  return shards.flat().map(({ record }) => record);
}

/** Orders whose wait for a payment ended longer ago than that and that have not moved on. Eventually consistent. */
export async function listAnswered(olderThanMs: number): Promise<Order[]> {
  const before = new Date(Date.now() - olderThanMs).toISOString();
  const { when } = orders;
  const query = { index: "gsi1", filter: when.and(when.exists("payment"), when.below("updatedAt", before)) } as const;
  const shards = await Promise.all(partitionsOf("awaiting_payment").map((partition) => orders.query(partition, query)));
  return shards.flat().map(({ record }) => record);
}

/** Whether any order of the drop is in one of these states. Eventually consistent. */
export async function hasOrdersIn(dropId: string, statuses: readonly OrderStatus[]): Promise<boolean> {
  const query = { index: "gsi1", limit: 1, filter: orders.when.is("dropId", dropId) } as const;
  for (const partition of statuses.flatMap(partitionsOf))
    if ((await orders.query(partition, query)).length > 0) return true;
  return false;
}

/** What the desk's figures are counted from. */
const figuresSchema = z.object({
  orderId: z.string(),
  dropId: z.string(),
  size: z.string(),
  status: orderStatusSchema,
  createdAt: z.iso.datetime(),
  deadlineAt: z.iso.datetime().optional(),
  risk: z.object({ level: riskLevelSchema }).optional(),
  decision: recordedDecisionSchema.optional(),
});
export type OrderFigures = z.infer<typeof figuresSchema>;

/** Every order of one status, or those that came into it after a moment (ISO 8601), with the attributes that `part` names alone. Eventually consistent. */
export async function listParts<Part extends z.ZodObject>(
  part: Parameters<typeof orders.queryPart<Part>>[0],
  status: OrderStatus,
  after?: string,
): Promise<z.infer<Part>[]> {
  const query = { index: "gsi1", after } as const;
  const shards = await Promise.all(
    partitionsOf(status).map((partition) => orders.queryPart<Part>(part, partition, query)),
  );
  return shards.flat();
}

/** Of each status about the last so many orders, with the attributes that `part` names alone: a bounded reading. Eventually consistent. */
export async function listLastParts<Part extends z.ZodObject>(
  part: Parameters<typeof orders.queryPart<Part>>[0],
  most: number,
): Promise<z.infer<Part>[]> {
  const partitions = orderStatusSchema.options.map(partitionsOf);
  const queries = partitions.flatMap((ofStatus) => {
    const query = { index: "gsi1", newestFirst: true, limit: Math.ceil(most / ofStatus.length) } as const;
    return ofStatus.map((partition) => orders.queryPart<Part>(part, partition, query));
  });
  return (await Promise.all(queries)).flat();
}

/** Every order of one status, or those that came into it after a moment (ISO 8601), as the figures need them. Eventually consistent. */
export const listFigures = (status: OrderStatus, after?: string): Promise<OrderFigures[]> =>
  listParts(figuresSchema, status, after);
