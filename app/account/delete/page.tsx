import type { Metadata } from "next";
import { forbidden, redirect } from "next/navigation";
import { EraseAccountForm } from "@/components/account/privacy-forms-client";
import { NarrowPage } from "@/components/site/narrow-page";
import { QuietLink } from "@/components/ui/quiet-link";
import { isStaff } from "@/lib/account/session/rules";
import { currentViewer } from "@/lib/account/session/server";

export const metadata: Metadata = { title: "Delete your account", robots: { index: false, follow: false } };

export default async function DeleteAccountPage() {
  const viewer = await currentViewer();
  if (!viewer) redirect("/signin?callbackUrl=%2Faccount%2Fdelete");
  if (isStaff(viewer)) forbidden();
  return (
    <NarrowPage eyebrow="Your account" title="Delete your account" lead="What happens, before you decide:">
      <ul className="grid list-disc gap-2 pl-5">
        <li>Your account, saved addresses, sessions and reminders are deleted at once.</li>
        <li>An order that is not on its way yet is cancelled, and its money is released in full.</li>
        <li>
          Orders from before stay in our books, as the law asks, without your name and address. You no longer see them
          here: keep the mails if you may want to return a pair.
        </li>
        <li>Your address is free: you can sign up again at any time.</li>
      </ul>
      <EraseAccountForm email={viewer.email} />
      <p>
        <QuietLink href="/account" className="font-bold text-accent underline underline-offset-4">
          Keep it, back to your account
        </QuietLink>
      </p>
    </NarrowPage>
  );
}
