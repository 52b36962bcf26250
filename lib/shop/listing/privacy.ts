import type { PersonalData } from "@/lib/platform/privacy/contribution";
import { forgetInSearch } from "@/lib/shop/listing/server";
import { ordersOfCustomer } from "@/lib/shop/order/orders-of-customer";

/** What the desk finds a person's orders by: a copy of what account and orders say. Erased after those. */
export const listingData: PersonalData = {
  name: "search",
  erase: async ({ customerId }) => forgetInSearch((await ordersOfCustomer(customerId)).map(({ orderId }) => orderId)),
};
