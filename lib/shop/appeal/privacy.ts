import type { CustomerId } from "@/lib/platform/ids";
import type { PersonalData } from "@/lib/platform/privacy/contribution";
import type { Appeal } from "@/lib/shop/appeal/schema";
import { findAppeal } from "@/lib/shop/appeal/store";
import { deleteAppeal } from "@/lib/shop/appeal/transitions";
import { ordersOfCustomer } from "@/lib/shop/order/orders-of-customer";

async function appealsOf(customerId: CustomerId): Promise<Appeal[]> {
  const orders = await ordersOfCustomer(customerId);
  const found = await Promise.all(orders.map(({ orderId }) => findAppeal(orderId)));
  return found.filter((appeal) => appeal !== undefined);
}

const exported = ({ orderId, message, at, verdict }: Appeal) => ({
  orderId,
  message,
  at,
  result: verdict?.result ?? null,
  answeredAt: verdict?.at ?? null,
});

/** What a shopper wrote against a decision of the team. */
export const appealData: PersonalData = {
  name: "appeals",
  export: async ({ customerId }) => (await appealsOf(customerId)).map(exported),
  erase: async ({ customerId }) => {
    for (const { orderId } of await appealsOf(customerId)) await deleteAppeal(orderId);
  },
};
