import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { staffViewer } from "@/components/fulfillment/guard";
import { InviteForm, PolicyForm } from "@/components/team/team-forms-client";
import { TeamList } from "@/components/team/team-list";
import { isManager } from "@/lib/account/session/rules";
import { listTeam } from "@/lib/account/team/server";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage() {
  const viewer = await staffViewer("/fulfillment/team");
  if (!isManager(viewer)) forbidden();
  const { members, secondFactor } = await listTeam(viewer);
  return (
    <DeskFrame title="Team" room="/fulfillment/team">
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[1.6fr_1fr]">
        <section aria-labelledby="members" className="grid content-start gap-4">
          <h2 id="members" className="text-xl">
            Members
          </h2>
          <TeamList members={members} viewerId={viewer.customerId} />
        </section>
        <div className="grid content-start gap-10">
          <section aria-labelledby="invite" className="grid content-start gap-4">
            <h2 id="invite" className="text-xl">
              Invite a colleague
            </h2>
            <InviteForm />
          </section>
          <section aria-labelledby="policy" className="grid content-start gap-4">
            <h2 id="policy" className="text-xl">
              Second factor
            </h2>
            <PolicyForm secondFactor={secondFactor} />
          </section>
        </div>
      </div>
    </DeskFrame>
  );
}
