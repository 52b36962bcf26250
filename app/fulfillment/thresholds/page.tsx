import { counted } from "@/lib/platform/text/count";
import type { Metadata } from "next";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { DropChoice } from "@/components/fulfillment/drop-choice";
import { managerViewer } from "@/components/fulfillment/drops/guard";
import { Section } from "@/components/fulfillment/section";
import { Comparison } from "@/components/fulfillment/thresholds/comparison";
import { MissedEstimate } from "@/components/fulfillment/thresholds/missed-estimate";
import { NamedOrders } from "@/components/fulfillment/thresholds/named-orders";
import { triedOf, type Tried } from "@/components/fulfillment/thresholds/query";
import { ScoreChart } from "@/components/fulfillment/thresholds/score-chart";
import { ThresholdEditor } from "@/components/fulfillment/thresholds/threshold-editor-client";
import type { WithSearch } from "@/components/site/page-inputs";
import type { Setting } from "@/lib/desk/thresholds/schema";
import { openedDrops, readManagedPolicy, replayDrop, type DropReplay } from "@/lib/desk/thresholds/server";

export const metadata: Metadata = { title: "Thresholds" };

const settingOf = ({ approveBelow, rejectFrom, auto, below }: Tried): Setting => ({
  approveBelow,
  rejectFrom,
  autoBelow: auto ? below : null,
});

export default async function ThresholdsPage({ searchParams }: WithSearch) {
  const [viewer, params] = await Promise.all([managerViewer("/fulfillment/thresholds"), searchParams]);
  const [now, drops] = await Promise.all([readManagedPolicy(viewer), openedDrops(viewer)]);
  const drop = drops.find(({ dropId }) => dropId === params["drop"]) ?? drops[0];
  const tried = triedOf(params, now);
  const replayed = drop && (await replayDrop(viewer, drop.dropId, now, settingOf(tried)));
  return (
    <DeskFrame title="Thresholds" room="/fulfillment/thresholds">
      <p className="max-w-read">
        From which scores on the desk is told to approve or to reject. A drop is replayed on the scores that its orders
        have; who was a bot is known where a person decided, and unknown elsewhere.
      </p>
      {drop ? <DropChoice action="/fulfillment/thresholds" drops={drops} dropId={drop.dropId} /> : null}
      <div className="grid items-start gap-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <Section id="setting" title="Setting">
          <p className="text-sm text-muted">
            Version {now.version}
            {now.ownThresholds ? ": the thresholds of the model itself" : ""}.
          </p>
          <ThresholdEditor key={drop?.dropId} dropId={drop?.dropId ?? ""} version={now.version} tried={tried} />
        </Section>
        {replayed && replayed.orders > 0 ? (
          <Replayed replayed={replayed} now={now} tried={settingOf(tried)} />
        ) : (
          <p className="text-muted">No order has been scored and paid for yet: there is nothing to replay.</p>
        )}
      </div>
    </DeskFrame>
  );
}

interface ReplayedProps {
  readonly replayed: DropReplay;
  readonly now: Setting;
  readonly tried: Setting;
}

function Replayed({ replayed, now, tried }: ReplayedProps) {
  return (
    <div className="grid min-w-0 gap-6">
      <Section id="scores" title={`${counted(replayed.orders, "order")} by score`}>
        <ScoreChart bins={replayed.bins} now={now} tried={tried} />
      </Section>
      <Section id="outcome" title="What would have come of it">
        <Comparison now={replayed.now} tried={replayed.tried} />
      </Section>
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <Section id="hurt" title={`People hurt: ${replayed.hurt.total}`}>
          <NamedOrders label="People hurt" orders={replayed.hurt} none="No one whom a person approved." />
        </Section>
        <Section id="lost" title={`Bots let through: ${replayed.lost.total}`}>
          <NamedOrders label="Bots let through" orders={replayed.lost} none="None that a person rejected." />
        </Section>
      </div>
      <Section id="missed" title="Approved without a person">
        <MissedEstimate missed={replayed.missed} />
      </Section>
    </div>
  );
}
