import { findAppeal } from "@/lib/shop/appeal/store";
import { labelOf, rowOf } from "@/lib/shop/labels/rules";
import { labelledPartSchema, type Label, type LabelledPart, type LabelledRow } from "@/lib/shop/labels/schema";
import { orderStatuses } from "@/lib/shop/order/states";
import { listParts } from "@/lib/shop/order/store";

const verdictOn = async ({ reason, orderId }: LabelledPart) =>
  reason === "rejected" ? (await findAppeal(orderId))?.verdict?.result : undefined;

/** Every order that was scored, as far as a label follows from it, a status at a time. No Scan: by the index's partitions. */
export async function* scoredOrders(): AsyncGenerator<LabelledPart[]> {
  for (const status of orderStatuses) {
    const orders = await listParts(labelledPartSchema, status);
    yield orders.filter(({ risk }) => risk !== undefined);
  }
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
