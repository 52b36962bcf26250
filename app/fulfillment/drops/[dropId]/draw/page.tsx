import type { Metadata } from "next";
import { DemandChart } from "@/components/fulfillment/draw/demand-chart";
import { EntriesChart } from "@/components/fulfillment/draw/entries-chart";
import { EntryPanel, LookUp } from "@/components/fulfillment/draw/entry-panel";
import { DeskDrawFacts, ExclusionCounts } from "@/components/fulfillment/draw/facts";
import { Fairness } from "@/components/fulfillment/draw/fairness";
import { Groups } from "@/components/fulfillment/draw/groups";
import { Outcome } from "@/components/fulfillment/draw/outcome";
import { DrawStage, endedUndrawn } from "@/components/fulfillment/draw/stage";
import { DryRun } from "@/components/fulfillment/draw/trial";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { orNotFound } from "@/components/fulfillment/drops/guard";
import { staffViewer } from "@/components/fulfillment/guard";
import { Section } from "@/components/fulfillment/section";
import type { WithDropId, WithSearch } from "@/components/site/page-inputs";
import { QuietLink } from "@/components/ui/quiet-link";
import { isManager } from "@/lib/account/session/rules";
import { MOST_TRIED, readDeskDraw, tryDrawNow } from "@/lib/desk/draw/server";

export const metadata: Metadata = { title: "Draw" };

type Asked = Awaited<WithSearch["searchParams"]>;

const wordOf = (value: Asked[string]): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 80) : undefined;

const offsetOf = (value: Asked[string]): number =>
  typeof value === "string" && /^\d{1,6}$/.test(value) ? Number(value) : 0;

export default async function DeskDrawPage({ params, searchParams }: WithDropId & WithSearch) {
  const [{ dropId }, asked] = await Promise.all([params, searchParams]);
  const path = `/fulfillment/drops/${dropId}/draw`;
  const viewer = await staffViewer(path);
  const entryId = wordOf(asked["entry"]);
  const draw = await orNotFound(readDeskDraw(viewer, dropId, { from: offsetOf(asked["cursor"]), entryId }));
  const isUndrawn = endedUndrawn(draw);
  const mayTry = isManager(viewer) && !draw.isSealed && !isUndrawn;
  const trial = mayTry && asked["try"] === "1" ? await tryDrawNow(viewer, dropId) : undefined;
  return (
    <DeskFrame title={`Draw for ${draw.name}`} room="/fulfillment/drops">
      <QuietLink href={`/drops/${dropId}/draw`} className="justify-self-start underline underline-offset-4">
        What everyone can check of it
      </QuietLink>
      <DeskDrawFacts draw={draw} />
      <DrawStage draw={draw} />
      {draw.outcome ? (
        <Section id="outcome" title="What has come of it">
          <Outcome outcome={draw.outcome} />
        </Section>
      ) : null}
      <div className="grid items-start gap-6 xl:grid-cols-[3fr_2fr]">
        <Section id="over-time" title="Entries over time">
          <EntriesChart overTime={draw.overTime} bucketMinutes={draw.bucketMinutes} />
        </Section>
        <Section id="demand" title="First choices, by size">
          <DemandChart demand={draw.demand} />
        </Section>
      </div>
      <Section id="entry" title="One entry">
        <LookUp path={path} entryId={entryId} isFound={draw.entry !== null} />
        {draw.entry ? <EntryPanel draw={draw} entry={draw.entry} /> : null}
      </Section>
      {isUndrawn ? null : (
        <Section id="groups" title={draw.isSealed ? "What was excluded" : "What would be excluded"}>
          <ExclusionCounts draw={draw} />
          <Groups path={path} page={draw.groups} />
        </Section>
      )}
      {mayTry ? (
        <Section id="dry-run" title="Dry run">
          <DryRun path={path} trial={trial} most={MOST_TRIED} />
        </Section>
      ) : null}
      {draw.isSealed || isUndrawn ? (
        <Section id="fairness" title="Figures of fairness">
          <Fairness draw={draw} />
        </Section>
      ) : null}
    </DeskFrame>
  );
}
