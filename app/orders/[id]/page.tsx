import type { Metadata } from "next";
import { Sneaker } from "@/components/art/sneaker";
import { AppealSection } from "@/components/order/appeal-section";
import { OrderAddress } from "@/components/order/order-address";
import { orderHere } from "@/components/order/order-here";
import { OrderHelp } from "@/components/order/order-help";
import { OrderLive } from "@/components/order/order-live-client";
import { OrderMoney } from "@/components/order/order-money";
import { headlineOf } from "@/components/order/parcel-words";
import { RefreshWithoutScript } from "@/components/polling/refresh-without-script";
import type { WithId } from "@/components/site/page-inputs";
import type { Viewer } from "@/lib/account/session/schema";
import { readAppeal } from "@/lib/shop/appeal/server";
import { dropOf } from "@/lib/shop/drop/server";
import { isFinished, isPrepared } from "@/lib/shop/order/rules";
import type { OrderView } from "@/lib/shop/order/schema";

export async function generateMetadata({ params }: WithId): Promise<Metadata> {
  const { order } = await orderHere((await params).id);
  return { title: headlineOf(order) };
}

/** Where the team turned the order down: why, and what its owner can do about it. */
async function appealSection({ orderId, reason }: OrderView, viewer: Viewer) {
  const appeal = reason === "rejected" ? await readAppeal(orderId, viewer) : null;
  return appeal && <AppealSection orderId={orderId} appeal={appeal} />;
}

export default async function OrderPage({ params }: WithId) {
  const { order, viewer } = await orderHere((await params).id);
  const owned = viewer.role === "customer";
  const { colourway } = await dropOf(order.dropId);
  return (
    <>
      {isFinished(order) ? null : <RefreshWithoutScript everySeconds={isPrepared(order) ? 30 : 5} />}
      <OrderLive
        key={order.orderId}
        order={order}
        serverNowMs={Date.now()}
        owned={owned}
        art={<Sneaker title="" colourway={colourway} className="w-40 -rotate-6" />}
        money={<OrderMoney order={order} />}
        address={<OrderAddress order={order} owned={owned} />}
        remedies={owned ? await appealSection(order, viewer) : null}
        help={<OrderHelp orderNumber={order.orderNumber} />}
      />
    </>
  );
}
