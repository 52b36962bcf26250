import { counted, plural } from "@/lib/platform/text/count";
import type { Metadata } from "next";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { managerViewer } from "@/components/fulfillment/drops/guard";
import { AgainstLabels } from "@/components/fulfillment/engines/against-labels";
import { ChangingOrders } from "@/components/fulfillment/engines/changing-orders";
import { EngineFacts } from "@/components/fulfillment/engines/engine-facts";
import { BackForm, PromoteForm, ShadowForm } from "@/components/fulfillment/engines/engine-forms-client";
import { LevelTable } from "@/components/fulfillment/engines/level-table";
import { Section } from "@/components/fulfillment/section";
import { Notice } from "@/components/ui/notice";
import { MOST_COMPARED, type Comparison } from "@/lib/desk/engines/rules";
import type { EnginesView } from "@/lib/desk/engines/schema";
import { readEngines } from "@/lib/desk/engines/server";

export const metadata: Metadata = { title: "Engines" };

export default async function ModelPage() {
  const engines = await readEngines(await managerViewer("/fulfillment/model"));
  return (
    <DeskFrame title="Engines" room="/fulfillment/model">
      <p className="max-w-read">
        One engine scores. Another can score the same orders beside it: its scores are kept, shown to no reviewer, and
        compared here until you promote it.
      </p>
      <Missing names={engines.missing} instead={engines.inCharge.name} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Section id="in-charge" title={`In charge: ${engines.inCharge.name}`}>
          <EngineFacts engine={engines.inCharge} />
          {engines.before === null ? null : <BackForm version={engines.version} to={engines.before} />}
        </Section>
        <Section id="shadow" title={engines.shadow ? `In shadow: ${engines.shadow.name}` : "In shadow: none"}>
          {engines.shadow ? <EngineFacts engine={engines.shadow} /> : null}
          <ShadowForm
            version={engines.version}
            shadow={engines.shadow?.name ?? ""}
            candidates={engines.candidates.map(({ name }) => name)}
          />
          {engines.shadow ? <PromoteForm version={engines.version} engine={engines.shadow.name} /> : null}
        </Section>
      </div>
      {engines.comparison && engines.shadow ? (
        <Compared comparison={engines.comparison} engines={engines} shadow={engines.shadow.name} />
      ) : null}
    </DeskFrame>
  );
}

function Missing({ names, instead }: { names: readonly string[]; instead: string }) {
  if (names.length === 0) return null;
  return (
    <Notice tone="danger">
      {names.join(" and ")} {plural(names.length, "is", "are")} not in this version of the store, or must not score.{" "}
      {instead} scores.
    </Notice>
  );
}

interface ComparedProps {
  readonly comparison: Comparison;
  readonly engines: EnginesView;
  readonly shadow: string;
}

function Compared({ comparison, engines: { inCharge }, shadow }: ComparedProps) {
  if (comparison.orders === 0)
    return <p className="text-muted">No order has been scored by both yet: there is nothing to compare.</p>;
  return (
    <div className="grid min-w-0 items-start gap-6 lg:grid-cols-2">
      <Section id="levels" title={`${counted(comparison.orders, "order")} scored by both`}>
        <p className="text-sm">
          Of the last {MOST_COMPARED.toLocaleString("en")} scored orders, each level by the engine&rsquo;s own
          thresholds. The same level for {comparison.agreeing} of them, another one for{" "}
          {comparison.orders - comparison.agreeing}.
        </p>
        <LevelTable levels={comparison.levels} inCharge={inCharge.name} shadow={shadow} />
      </Section>
      <Section id="changing" title="Whose level would change">
        <ChangingOrders orders={comparison.changing} total={comparison.orders - comparison.agreeing} />
      </Section>
      <Section id="labels" title={`Against ${counted(comparison.labelled, "label")} so far`}>
        <AgainstLabels
          columns={[
            { name: inCharge.name, ...comparison.inCharge },
            { name: shadow, ...comparison.shadow },
          ]}
        />
      </Section>
    </div>
  );
}
