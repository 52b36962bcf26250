import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { layoutsOf } from "@/components/address/layout";
import { ChangeAddressForm } from "@/components/order/change-address-form-client";
import { orderHere } from "@/components/order/order-here";
import { mayChangeAddress } from "@/components/order/words";
import type { WithId } from "@/components/site/page-inputs";
import { NarrowPage } from "@/components/site/narrow-page";
import { dropOf } from "@/lib/shop/drop/server";

export const metadata: Metadata = { title: "Change the address" };

export default async function OrderAddressPage({ params }: WithId) {
  const { id } = await params;
  const { order } = await orderHere(id, `/orders/${id}/address`);
  if (!mayChangeAddress(order) || !order.shippingAddress) redirect(`/orders/${order.orderId}`);
  const { shipsTo } = await dropOf(order.dropId);
  return (
    <NarrowPage
      eyebrow={`Order ${order.orderNumber}`}
      title="Where should it go?"
      lead="You can change this until your pair is packed. Your saved addresses stay as they are."
    >
      <ChangeAddressForm orderId={order.orderId} address={order.shippingAddress} layouts={layoutsOf(shipsTo)} />
    </NarrowPage>
  );
}
