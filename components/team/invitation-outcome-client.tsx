"use client";

import { NarrowPage } from "@/components/site/narrow-page";
import { usePageTitle } from "@/components/site/use-page-title";
import { ButtonLink } from "@/components/ui/button";
import type { InvitationState } from "@/lib/account/invitation/schema";

type Outcome = Exclude<InvitationState, "open"> | "accepted";

const signIn = { label: "Sign in", href: "/signin?callbackUrl=%2Ffulfillment" };
const home = { label: "To the store", href: "/" };

const words = {
  accepted: {
    title: "Welcome to the team",
    text: "Your account is ready. Sign in, and you are at the desk.",
    ...signIn,
  },
  used: {
    title: "This invitation was accepted",
    text: "It works once. Sign in with the password that was set then, or set a new one.",
    ...signIn,
  },
  expired: { title: "This invitation has run out", text: "It works for 7 days. Ask a manager for a new one.", ...home },
  invalid: {
    title: "This invitation does not work",
    text: "The link may be cut off, or a manager has withdrawn it. Ask a manager for a new one.",
    ...home,
  },
} as const satisfies Record<Outcome, { title: string; text: string; label: string; href: string }>;

export function InvitationOutcome({ outcome }: { outcome: Outcome }) {
  const { title, text, label, href } = words[outcome];
  usePageTitle(title);
  return (
    <NarrowPage eyebrow="The team" title={title} lead={<p role="status">{text}</p>}>
      <ButtonLink href={href} className="justify-self-start">
        {label}
      </ButtonLink>
    </NarrowPage>
  );
}
