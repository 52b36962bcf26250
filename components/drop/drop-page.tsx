import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { orderBegun } from "@/components/drop/order-begun";
import { DrawLinks, isBeforeDraw } from "@/components/entry/draw-panel";
import { BuyPanel } from "@/components/drop/buy-panel";
import { DropNews } from "@/components/drop/drop-news-client";
import { DropCountdown, DropState } from "@/components/drop/drop-state";
import { DropStory } from "@/components/drop/drop-story";
import { HowItWorks } from "@/components/drop/how-it-works";
import { shownPhase, type ShownPhase } from "@/components/drop/phase";
import { SCALE_COOKIE } from "@/components/drop/scale-cookie";
import { SizeGuide } from "@/components/drop/size-guide";
import { SoldCount, type ListedDrop } from "@/components/drop/sold-count";
import { Stage } from "@/components/drop/stage";
import { FairnessLink } from "@/components/fairness/fairness-link";
import { BeforeYouOrder } from "@/components/legal/before-you-order";
import { AutoRefresh } from "@/components/polling/auto-refresh-client";
import { Reminder } from "@/components/reminder/reminder";
import { RefreshOnBack } from "@/components/site/refresh-on-back-client";
import type { Viewer } from "@/lib/account/session/schema";
import { etagOf } from "@/lib/platform/http/etag";
import { formatMoney } from "@/lib/platform/money";
import { isScale } from "@/lib/shop/drop/rules";
import type { DropView } from "@/lib/shop/drop/schema";
import { findMyEntry, myTickets } from "@/lib/shop/entry/server";
import { findLiveOrder } from "@/lib/shop/order/orders-of-customer";

const AVAILABILITY_REFRESH_SECONDS = 5;

async function chosenScale() {
  const value = (await cookies()).get(SCALE_COOKIE)?.value;
  return isScale(value) ? value : "eu";
}

interface DropPageProps {
  readonly listed: ListedDrop;
  /** The page that it is on, and what tells whether the drop has changed. */
  readonly path: string;
  readonly probe: string;
  readonly viewer: Viewer | null;
  readonly size: string | string[] | undefined;
}

/** A drop, with all that a shopper can do about it. */
export async function DropPage({ listed, path, probe, viewer, size }: DropPageProps) {
  const { drop } = listed;
  const [scale, order, entry, { selected, address }] = await Promise.all([
    chosenScale(),
    viewer && findLiveOrder(viewer, drop.dropId),
    viewer && drop.mode === "draw" ? findMyEntry(viewer, drop.dropId) : undefined,
    orderBegun(drop, viewer, size),
  ]);
  const phase = shownPhase(drop);
  const tickets = viewer && isBeforeDraw(phase) ? await myTickets(viewer, drop, entry) : undefined;
  const picker = { sizes: drop.sizes, scale, selected };
  return (
    <>
      <DropHero drop={drop} phase={phase}>
        <SoldCount {...listed} />
        <BuyPanel
          {...{ phase, path, picker, address, viewer, order }}
          hasEntered={entry !== undefined}
          tickets={tickets}
          mode={drop.mode}
          dropId={drop.dropId}
          paymentWindowSeconds={drop.paymentWindowSeconds}
          provesAlways={drop.provesAlways}
          idempotencyKey={randomUUID()}
        />
        {drop.mode === "draw" && !isBeforeDraw(phase) ? <DrawLinks {...drop} /> : null}
        {phase === "closed" ? <FairnessLink dropId={drop.dropId} /> : null}
        {phase === "upcoming" ? <Reminder drop={drop} viewer={viewer} /> : null}
      </DropHero>
      <RefreshOnBack />
      <DropNews phase={phase} sizes={drop.sizes} />
      <DropStory drop={drop} />
      <HowItWorks mode={drop.mode} paymentWindowSeconds={drop.paymentWindowSeconds} />
      <SizeGuide sizes={drop.sizes} />
      <BeforeYouOrder />
      {phase === "closed" ? null : (
        <AutoRefresh probe={probe} everySeconds={AVAILABILITY_REFRESH_SECONDS} etag={etagOf(drop)} />
      )}
    </>
  );
}

interface DropHeroProps {
  readonly drop: DropView;
  readonly phase: ShownPhase;
  readonly children: React.ReactNode;
}

/** The shoe, its name and price, and what is beside them. */
export function DropHero({ drop, phase, children }: DropHeroProps) {
  return (
    <div className="grid w-full lg:min-h-[41rem] lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]">
      <Stage name={drop.name} colourway={drop.colourway} phase={phase} />
      <div className="grid w-full content-start gap-4 px-5 py-5 max-lg:mx-auto max-lg:max-w-[38rem] sm:gap-6 sm:px-8 sm:py-8 lg:pr-page lg:pl-10">
        <DropState drop={drop} phase={phase} />
        <h1 className="text-mega font-black">{drop.name}</h1>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Price drop={drop} />
          <DropCountdown drop={drop} phase={phase} nowMs={Date.now()} />
        </div>
        {children}
      </div>
    </div>
  );
}

function Price({ drop: { price, delivery } }: Pick<DropHeroProps, "drop">) {
  return (
    <p className="grid">
      <span className="text-2xl font-bold tabular-nums">{formatMoney(price)}</span>
      <span className="text-sm text-muted">
        VAT included, {delivery.amountMinor === 0 ? "delivery free" : `delivery ${formatMoney(delivery)}`}
      </span>
    </p>
  );
}
