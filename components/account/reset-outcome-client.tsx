"use client";

import { PASSWORD_RESET_TIMEOUT_SECONDS } from "@/lib/account/password-reset/durations";
import { durationInWords } from "@/lib/platform/time";
import { NarrowPage } from "@/components/site/narrow-page";
import { usePageTitle } from "@/components/site/use-page-title";
import { ButtonLink } from "@/components/ui/button";
import type { LinkState } from "@/lib/account/password-reset/schema";

type Outcome = Exclude<LinkState, "open"> | "changed";

interface Words {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly href: string;
}

const again = { label: "Ask for a new link", href: "/forgot-password" };
const words: Readonly<Record<Outcome, Words>> = {
  changed: {
    title: "Your password is changed",
    text: "Sign in with the new one. Wherever you were signed in, you are signed out now.",
    label: "Sign in",
    href: "/signin?callbackUrl=%2F",
  },
  used: {
    title: "This link has done its work",
    text: "It works once, and a new password was set with it. If that was not you, ask for a new link at once.",
    ...again,
  },
  expired: {
    title: "This link has run out",
    text: `It works for ${durationInWords(PASSWORD_RESET_TIMEOUT_SECONDS)}. Your password is as it was; ask for a new link.`,
    ...again,
  },
  invalid: {
    title: "This link does not work",
    text: "It may be cut off, or your password was changed since it was sent. Ask for a new link.",
    ...again,
  },
};

export function ResetOutcome({ outcome }: { outcome: Outcome }) {
  const { title, text, label, href } = words[outcome];
  usePageTitle(title);
  return (
    <NarrowPage
      eyebrow={outcome === "changed" ? "Done" : "New password"}
      title={title}
      lead={<p role="status">{text}</p>}
    >
      <ButtonLink href={href} className="justify-self-start">
        {label}
      </ButtonLink>
    </NarrowPage>
  );
}
