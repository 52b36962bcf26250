import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SecondFactor } from "@/components/account/second-factor-client";
import { NarrowPage } from "@/components/site/narrow-page";
import { QuietLink } from "@/components/ui/quiet-link";
import { orRefusal } from "@/components/fulfillment/guard";
import { qrPath } from "@/components/account/qr-path";
import { mySecondFactor } from "@/lib/account/second-factor/server";
import { owesSecondFactor } from "@/lib/account/session/rules";
import { currentViewer } from "@/lib/account/session/server";

export const metadata: Metadata = { title: "Second factor", robots: { index: false, follow: false } };

export default async function SecondFactorPage() {
  const viewer = await currentViewer();
  if (!viewer) redirect("/signin?callbackUrl=%2Faccount%2Fsecond-factor");
  const view = await orRefusal(mySecondFactor(viewer));
  return (
    <NarrowPage
      eyebrow="Your account"
      title="Second factor"
      lead={
        owesSecondFactor(viewer)
          ? "Your team requires one: set it up, and the desk is open."
          : "A code of your telephone beside the password: who steals one has not the other."
      }
    >
      <SecondFactor view={view} email={viewer.email} qr={view.state === "pending" ? qrPath(view.uri) : null} />
      <p>
        <QuietLink href="/fulfillment" className="font-bold text-accent underline underline-offset-4">
          To the desk
        </QuietLink>
      </p>
    </NarrowPage>
  );
}
