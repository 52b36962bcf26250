import { counted, plural } from "@/lib/platform/text/count";
import type { Metadata } from "next";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { FeatureList } from "@/components/fulfillment/drift/feature-list";
import { ReliabilityChart } from "@/components/fulfillment/drift/reliability-chart";
import { DropChoice } from "@/components/fulfillment/drop-choice";
import { managerViewer } from "@/components/fulfillment/drops/guard";
import { Section } from "@/components/fulfillment/section";
import type { WithSearch } from "@/components/site/page-inputs";
import { LEAST_LABELS, LEAST_ORDERS } from "@/lib/desk/drift/rules";
import type { Drift } from "@/lib/desk/drift/schema";
import { readDrift } from "@/lib/desk/drift/server";
import { openedDrops } from "@/lib/desk/thresholds/server";

export const metadata: Metadata = { title: "Drift" };

export default async function DriftPage({ searchParams }: WithSearch) {
  const [viewer, params] = await Promise.all([managerViewer("/fulfillment/drift"), searchParams]);
  const drops = await openedDrops(viewer);
  const drop = drops.find(({ dropId }) => dropId === params["drop"]) ?? drops[0];
  const drift = drop ? await readDrift(viewer, drop.dropId) : null;
  return (
    <DeskFrame title="Drift" room="/fulfillment/drift">
      <p className="max-w-read">
        Whether the model was right about a drop, and whether the drop is like what the model has learned from. Where it
        is not, its scores deserve less trust.
      </p>
      {drop ? <DropChoice action="/fulfillment/drift" drops={drops} dropId={drop.dropId} /> : null}
      {drift ? <Measured drift={drift} /> : <p className="text-muted">No model scores, or no drop has opened yet.</p>}
    </DeskFrame>
  );
}

function Measured({ drift }: { drift: Drift }) {
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <Section id="calibration" title="Said and came">
        <Calibration drift={drift} />
      </Section>
      <Section id="drift" title="Evidence, now and in training">
        <p className="text-sm text-muted">
          {drift.orders} of the newest orders, against the training of <span className="numeric">{drift.engine}</span>.
          Grey: training. Blue: this drop.
        </p>
        {drift.features ? (
          <FeatureList features={drift.features} />
        ) : (
          <p>Too few: below {LEAST_ORDERS} orders with evidence, chance moves the figures as much as drift would.</p>
        )}
      </Section>
    </div>
  );
}

function Calibration({ drift: { engine, labelled, reliability, calibrationError, others } }: { drift: Drift }) {
  return (
    <>
      <p className="text-sm text-muted">
        {counted(labelled, "order")} that <span className="numeric">{engine}</span> scored and of which it is known who
        placed them: by decisions, appeals, returns and reports of banks.
        {others > 0
          ? ` ${counted(others, "order")} that another engine scored ${plural(others, "is", "are")} left out.`
          : ""}
      </p>
      {reliability && calibrationError !== null ? (
        <>
          <ReliabilityChart points={reliability} />
          <p className="text-sm">
            Expected calibration error <b>{(calibrationError * 100).toFixed(1)} %</b>. What reviewers decide follows the
            score that they saw: this flatters the model, except where they reviewed blind.
          </p>
        </>
      ) : (
        <p>Too few: below {LEAST_LABELS} such orders, the chart would show chance.</p>
      )}
    </>
  );
}
