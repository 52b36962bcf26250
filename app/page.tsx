import { randomUUID } from "node:crypto";
import { BuyPanel } from "@/components/drop/buy-panel";
import { DropState } from "@/components/drop/drop-state";
import { HowItWorks } from "@/components/drop/how-it-works";
import { NoDrop } from "@/components/drop/no-drop";
import { phaseOf } from "@/components/drop/phase";
import { Stage } from "@/components/drop/stage";
import { AutoRefresh } from "@/components/polling/auto-refresh-client";
import type { WithSearch } from "@/components/site/page-inputs";
import { currentViewer } from "@/lib/auth/server";
import { getDrop } from "@/lib/drop/server";
import { isAppError } from "@/lib/errors";
import { formatMoney } from "@/lib/money";
import { findLiveOrder } from "@/lib/order/server";

const AVAILABILITY_REFRESH_SECONDS = 10;

async function announcedDrop() {
  try {
    return await getDrop();
  } catch (error) {
    if (isAppError(error, "drop_not_found")) return null;
    throw error;
  }
}

export default async function LandingPage({ searchParams }: WithSearch) {
  const [drop, viewer, { size }] = await Promise.all([announcedDrop(), currentViewer(), searchParams]);
  if (!drop) return <NoDrop />;
  const order = viewer && (await findLiveOrder(viewer));
  const nowMs = Date.now();
  const phase = phaseOf(drop, nowMs);
  return (
    <>
      <div className="grid w-full flex-1 lg:grid-cols-[1.25fr_1fr]">
        <Stage name={drop.name} />
        <div className="grid w-full max-w-[38rem] content-center gap-6 px-5 py-8 sm:px-8 lg:px-10 lg:py-12 max-lg:mx-auto">
          <DropState drop={drop} phase={phase} nowMs={nowMs} />
          <h1 className="text-mega font-black">{drop.name}</h1>
          <p className="text-2xl font-bold tabular-nums">{formatMoney(drop.price)}</p>
          <BuyPanel
            drop={drop}
            phase={phase}
            viewer={viewer}
            order={order}
            selected={typeof size === "string" ? size : undefined}
            idempotencyKey={randomUUID()}
          />
        </div>
      </div>
      <HowItWorks />
      {phase === "closed" ? null : <AutoRefresh probe="/api/drop" everySeconds={AVAILABILITY_REFRESH_SECONDS} />}
    </>
  );
}
