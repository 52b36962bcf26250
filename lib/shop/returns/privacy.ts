import type { PersonalData } from "@/lib/platform/privacy/contribution";
import type { CustomerId } from "@/lib/platform/ids";
import { isAppError } from "@/lib/platform/errors";
import { awaitsApproval } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { ordersOfCustomer } from "@/lib/shop/order/orders-of-customer";
import { returnView } from "@/lib/shop/returns/rules";
import type { Return } from "@/lib/shop/returns/schema";
import { withdraw } from "@/lib/shop/returns/server";
import { findReturn } from "@/lib/shop/returns/store";
import { removeShopper } from "@/lib/shop/returns/transitions";

async function returnsOf(customerId: CustomerId): Promise<Return[]> {
  const begun = (await ordersOfCustomer(customerId)).flatMap(({ returning }) => returning ?? []);
  const found = await Promise.all(begun.map(({ returnId }) => findReturn(returnId)));
  return found.filter((record) => record !== undefined);
}

/** Whether the contract is made or about to be, and the pair still here. */
const isHere = (order: Order): boolean => awaitsApproval(order) && !order.returning;

/** Orders that are not on their way are withdrawn from: pair and money go back. What cannot be ends by itself. */
export const withdrawalData: PersonalData = {
  name: "withdrawals",
  erase: async ({ customerId }) => {
    for (const order of (await ordersOfCustomer(customerId)).filter(isHere))
      await withdraw(order.orderId, { customerId }, undefined).catch(ignoreRefusal);
  },
};

function ignoreRefusal(error: unknown): void {
  if (!isAppError(error)) throw error;
}

/** Returns are kept as their orders are; the shopper's own words go, and the label that shows where they live. */
export const returnData: PersonalData = {
  name: "returns",
  export: async ({ customerId }) =>
    (await returnsOf(customerId)).map((record) => ({ ...returnView(record), reason: record.reason ?? null })),
  erase: async ({ customerId }) => {
    for (const { returnId } of await returnsOf(customerId)) await removeShopper(returnId);
  },
};
