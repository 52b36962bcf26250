import type { Metadata } from "next";
import { InvitationForm } from "@/components/team/invitation-form-client";
import { InvitationOutcome } from "@/components/team/invitation-outcome-client";
import type { WithSearch } from "@/components/site/page-inputs";
import { readInvitation } from "@/lib/account/invitation/accept";

export const metadata: Metadata = { title: "Join the team", robots: { index: false, follow: false } };

/** Looks what the link is still good for and changes nothing: safe for every scanner and preview. */
export default async function InvitationPage({ searchParams }: WithSearch) {
  const { token } = await searchParams;
  if (typeof token !== "string") return <InvitationOutcome outcome="invalid" />;
  return <InvitationForm token={token} {...await readInvitation(token)} />;
}
