import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SessionList } from "@/components/account/session-list";
import { SignOutForm } from "@/components/account/sign-out-form";
import { NarrowPage } from "@/components/site/narrow-page";
import { QuietLink } from "@/components/ui/quiet-link";
import { currentSession, listMySessions } from "@/lib/account/session/server";

export const metadata: Metadata = { title: "Where you are signed in" };

export default async function SessionsPage() {
  const session = await currentSession();
  if (!session) redirect("/signin?callbackUrl=%2Faccount%2Fsessions");
  return (
    <NarrowPage
      eyebrow="Your account"
      title="Where you are signed in"
      lead="One you do not know? End it, and change your password: that ends all others, too."
    >
      <SessionList sessions={await listMySessions(session)} />
      <p>
        <QuietLink href="/account" className="font-bold text-accent underline underline-offset-4">
          Back to your account
        </QuietLink>
      </p>
      <SignOutForm email={session.email} />
    </NarrowPage>
  );
}
