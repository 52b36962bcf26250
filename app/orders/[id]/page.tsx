import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { Sneaker } from "@/components/art/sneaker";
import { ShippingAddress } from "@/components/address/shipping-address";
import { OrderLive } from "@/components/order/order-live-client";
import { titleOf } from "@/components/order/words";
import { isFinished } from "@/lib/shop/order/rules";
import { RefreshWithoutScript } from "@/components/polling/refresh-without-script";
import type { WithId } from "@/components/site/page-inputs";
import type { Viewer } from "@/lib/account/session/schema";
import { currentViewer } from "@/lib/account/session/server";
import { isAppError } from "@/lib/platform/errors";
import { getOrder } from "@/lib/shop/order/server";

const orderOr404 = cache(async (id: string, viewer: Viewer) => {
  try {
    return await getOrder(id, viewer);
  } catch (error) {
    if (isAppError(error, "not_found")) notFound();
    throw error;
  }
});

/** The order of the signed-in owner; everyone else is asked to sign in first, or finds nothing. */
async function orderHere(params: WithId["params"]) {
  const [{ id }, viewer] = await Promise.all([params, currentViewer()]);
  if (!viewer) redirect(`/signin?callbackUrl=${encodeURIComponent(`/orders/${id}`)}`);
  return { viewer, order: await orderOr404(id, viewer) };
}

export async function generateMetadata({ params }: WithId): Promise<Metadata> {
  const { order } = await orderHere(params);
  return { title: titleOf(order) };
}

export default async function OrderPage({ params }: WithId) {
  const { order, viewer } = await orderHere(params);
  return (
    <>
      {isFinished(order) ? null : <RefreshWithoutScript everySeconds={5} />}
      <OrderLive
        key={order.orderId}
        order={order}
        serverNowMs={Date.now()}
        owned={viewer.role === "customer"}
        address={order.shippingAddress && <ShippingAddress address={order.shippingAddress} />}
        art={<Sneaker title="" className="w-40 -rotate-6" />}
      />
    </>
  );
}
