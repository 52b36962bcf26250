import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { PolicyForm, ScoreViewForm } from "@/components/fulfillment/policy-form-client";
import { isManager } from "@/lib/account/session/rules";
import { readPolicy } from "@/lib/desk/policy/server";
import { readManagedPolicy } from "@/lib/desk/thresholds/server";

export const metadata: Metadata = { title: "Policy" };

export default async function PolicyPage() {
  const viewer = await staffViewer("/fulfillment/policy");
  if (!isManager(viewer)) forbidden();
  const [policy, { view }] = await orRefusal(Promise.all([readPolicy(viewer), readManagedPolicy(viewer)]));
  return (
    <DeskFrame title="Policy" room="/fulfillment/policy">
      <p className="max-w-read">
        What happens to orders that nobody decides. A reviewer can extend a deadline, or put an order aside, whatever
        stands here.
      </p>
      <PolicyForm key={JSON.stringify(policy)} policy={policy} />
      <h2 className="text-lg">Facts and score</h2>
      <ScoreViewForm key={view} view={view} />
    </DeskFrame>
  );
}
