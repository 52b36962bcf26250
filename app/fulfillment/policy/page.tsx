import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { PolicyForm } from "@/components/fulfillment/policy-form-client";
import { isManager } from "@/lib/account/session/rules";
import { readPolicy } from "@/lib/desk/policy/server";

export const metadata: Metadata = { title: "Policy" };

export default async function PolicyPage() {
  const viewer = await staffViewer("/fulfillment/policy");
  if (!isManager(viewer)) forbidden();
  const policy = await orRefusal(readPolicy(viewer));
  return (
    <DeskFrame title="Policy" room="/fulfillment/policy">
      <p className="max-w-read">
        What happens to orders that nobody decides. A reviewer can extend a deadline, or put an order aside, whatever
        stands here.
      </p>
      <PolicyForm key={JSON.stringify(policy)} policy={policy} />
    </DeskFrame>
  );
}
