import type { Metadata } from "next";
import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { orderBegun } from "@/components/drop/order-begun";
import { BuyPanel } from "@/components/drop/buy-panel";
import { DropNews } from "@/components/drop/drop-news-client";
import { DropCountdown, DropState } from "@/components/drop/drop-state";
import { HowItWorks } from "@/components/drop/how-it-works";
import { NoDrop } from "@/components/drop/no-drop";
import { phaseOf, type DropPhase } from "@/components/drop/phase";
import { SCALE_COOKIE } from "@/components/drop/scale-cookie";
import { SizeGuide } from "@/components/drop/size-guide";
import { Stage } from "@/components/drop/stage";
import { BeforeYouOrder } from "@/components/legal/before-you-order";
import { AutoRefresh } from "@/components/polling/auto-refresh-client";
import { RefreshOnBack } from "@/components/site/refresh-on-back-client";
import type { WithSearch } from "@/components/site/page-inputs";
import { currentViewer } from "@/lib/account/session/server";
import { isScale } from "@/lib/shop/drop/rules";
import { getDrop } from "@/lib/shop/drop/server";
import { isAppError } from "@/lib/platform/errors";
import { etagOf } from "@/lib/platform/http/etag";
import { formatMoney } from "@/lib/platform/money";
import { findLiveOrder } from "@/lib/shop/order/orders-of-customer";

const AVAILABILITY_REFRESH_SECONDS = 5;

const titles: Record<DropPhase, (name: string) => string> = {
  upcoming: (name) => `${name} opens soon`,
  open: (name) => `${name} is open`,
  sold_out: (name) => `${name} is sold out`,
  closed: (name) => `${name} is over`,
};

export async function generateMetadata(): Promise<Metadata> {
  const drop = await announcedDrop();
  const title = drop ? titles[phaseOf(drop, Date.now())](drop.name) : "The next drop";
  return { title: { absolute: title }, alternates: { canonical: "/" } };
}

async function announcedDrop() {
  try {
    return await getDrop();
  } catch (error) {
    if (isAppError(error, "drop_not_found")) return null;
    throw error;
  }
}

async function chosenScale() {
  const value = (await cookies()).get(SCALE_COOKIE)?.value;
  return isScale(value) ? value : "eu";
}

export default async function LandingPage({ searchParams }: WithSearch) {
  const [drop, viewer, scale, { size }] = await Promise.all([
    announcedDrop(),
    currentViewer(),
    chosenScale(),
    searchParams,
  ]);
  if (!drop) return <NoDrop />;
  const [order, { selected, address }] = await Promise.all([
    viewer && findLiveOrder(viewer),
    orderBegun(drop, viewer, size),
  ]);
  const nowMs = Date.now();
  const phase = phaseOf(drop, nowMs);
  return (
    <>
      <div className="grid w-full lg:min-h-[41rem] lg:grid-cols-[1.25fr_1fr]">
        <Stage name={drop.name} phase={phase} />
        <div className="grid w-full max-w-[38rem] content-start gap-4 px-5 py-5 sm:gap-6 sm:px-8 sm:py-8 lg:px-10 max-lg:mx-auto">
          <DropState drop={drop} phase={phase} />
          <h1 className="text-mega font-black">{drop.name}</h1>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <p className="text-2xl font-bold tabular-nums">{formatMoney(drop.price)}</p>
            <DropCountdown drop={drop} phase={phase} nowMs={nowMs} />
          </div>
          <BuyPanel
            phase={phase}
            picker={{ sizes: drop.sizes, scale, selected }}
            address={address}
            viewer={viewer}
            order={order}
            idempotencyKey={randomUUID()}
          />
        </div>
      </div>
      <RefreshOnBack />
      <DropNews phase={phase} sizes={drop.sizes} />
      <HowItWorks />
      <SizeGuide sizes={drop.sizes} />
      <BeforeYouOrder />
      {phase === "closed" ? null : (
        <AutoRefresh probe="/api/drop" everySeconds={AVAILABILITY_REFRESH_SECONDS} etag={etagOf(drop)} />
      )}
    </>
  );
}
