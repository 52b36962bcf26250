import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Sneaker } from "@/components/art/sneaker";
import { OrderLive } from "@/components/order/order-live-client";
import { isOver } from "@/components/order/words";
import { RefreshWithoutScript } from "@/components/polling/refresh-without-script";
import type { WithId } from "@/components/site/page-inputs";
import type { Viewer } from "@/lib/auth/schema";
import { currentViewer } from "@/lib/auth/server";
import { isAppError } from "@/lib/errors";
import { getOrder } from "@/lib/order/server";

export const metadata: Metadata = { title: "Your order", robots: { index: false } };

async function orderOr404(id: string, viewer: Viewer) {
  try {
    return await getOrder(id, viewer);
  } catch (error) {
    if (isAppError(error, "not_found")) notFound();
    throw error;
  }
}

export default async function OrderPage({ params }: WithId) {
  const [{ id }, viewer] = await Promise.all([params, currentViewer()]);
  if (!viewer) redirect(`/signin?callbackUrl=${encodeURIComponent(`/orders/${id}`)}`);
  const order = await orderOr404(id, viewer);
  return (
    <>
      {isOver(order) ? null : <RefreshWithoutScript everySeconds={5} />}
      <OrderLive
        key={order.orderId}
        order={order}
        serverNowMs={Date.now()}
        owned={viewer.role === "customer"}
        art={<Sneaker title="" className="w-40 -rotate-6" />}
      />
    </>
  );
}
