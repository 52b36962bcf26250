import { z } from "zod";
import { findAppeal } from "@/lib/shop/appeal/store";
import { labelOf, rowOf } from "@/lib/shop/labels/rules";
import { labelledPartSchema, type Label, type LabelledPart, type LabelledRow } from "@/lib/shop/labels/schema";
import { orderStatuses } from "@/lib/shop/order/states";
import { listLastParts, listParts } from "@/lib/shop/order/store";

const verdictOn = async ({ reason, orderId }: LabelledPart) =>
  reason === "rejected" ? (await findAppeal(orderId))?.verdict?.result : undefined;

/** Every order that was scored, as far as a label follows from it, a status at a time. No Scan: by the index's partitions. */
async function* scoredOrders(): AsyncGenerator<LabelledPart[]> {
  for (const status of orderStatuses) {
    const orders = await listParts(labelledPartSchema, status);
    yield orders.filter(({ risk }) => risk !== undefined);
  }
}

const datedPartSchema = labelledPartSchema.extend({ createdAt: z.iso.datetime() });

/** Of the last orders that were placed and scored, so many at most. Reads a few times that many, however many there are. */
export async function lastScoredOrders(most: number): Promise<LabelledPart[]> {
  const orders = (await listLastParts(datedPartSchema, most)).filter(({ risk }) => risk !== undefined);
  return orders.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).slice(0, most);
}

/** What is known of who placed the order. */
export const findLabel = async (order: LabelledPart): Promise<Label | undefined> =>
  labelOf(order, await verdictOn(order));

/** The lines of the export: of every order that has a label and its evidence. Derived anew each time: no second truth. */
export async function* labelledRows(): AsyncGenerator<LabelledRow> {
  for await (const orders of scoredOrders())
    for (const order of orders) {
      const row = rowOf(order, await verdictOn(order));
      if (row) yield row;
    }
}
