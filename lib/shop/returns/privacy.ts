import type { PersonalData } from "@/lib/platform/privacy/contribution";
import type { CustomerId } from "@/lib/platform/ids";
import { ordersOfCustomer } from "@/lib/shop/order/orders-of-customer";
import { returnView } from "@/lib/shop/returns/rules";
import type { Return } from "@/lib/shop/returns/schema";
import { findReturn } from "@/lib/shop/returns/store";
import { removeShopper } from "@/lib/shop/returns/transitions";

async function returnsOf(customerId: CustomerId): Promise<Return[]> {
  const begun = (await ordersOfCustomer(customerId)).flatMap(({ returning }) => returning ?? []);
  const found = await Promise.all(begun.map(({ returnId }) => findReturn(returnId)));
  return found.filter((record) => record !== undefined);
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
